import { type Span, span } from '../../base/span.ts';
import type { Veto } from '../../facts/fact.ts';
import type { Emit } from '../extractor.ts';
import { exampleAround } from '../machine/example.ts';
import { machinePathsIn } from '../machine/find.ts';
import type { Heading } from './headings.ts';
import { isOutput, sectionVeto } from './section.ts';
import { sentenceAround, vetoOnCommand, vetoOnPath } from './sentence.ts';

/** States the paths of one machine that a document names, in sentences and in blocks alike. */
export function emitMachineProse(text: string, headings: readonly Heading[], emit: Emit<'machine.path'>): void {
  let fences: readonly FencedBlock[] | undefined;
  for (const { path, at, ...value } of machinePathsIn(text)) {
    fences ??= fencesIn(text);
    const fence = fences.find(it => it.inside.start <= at.start && at.end <= it.inside.end);
    const veto =
      vetoOfSections(text, headings, at.start) ??
      exampleAround(text, at) ??
      (fence === undefined ? vetoOnPath(sentenceAround(text, paragraphAround(text, at), at)) : vetoOfFence(text, fence));
    emit('machine.path', path, at, { stands: 'prose', ...value }, veto);
  }
}

interface FencedBlock {
  readonly language: string;
  readonly inside: Span;
  /** Where its first line begins. */
  readonly start: number;
}

function fencesIn(text: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { readonly mark: string; readonly language: string; readonly start: number; readonly from: number } | undefined;
  for (const match of text.matchAll(/^[ \t>]*(`{3,}|~{3,})[ \t]*([\w+-]*)[^\n]*$/gm)) {
    const mark = match[1] ?? '';
    if (open === undefined) {
      open = { mark, language: (match[2] ?? '').toLowerCase(), start: match.index, from: match.index + match[0].length };
    } else if (mark.startsWith(open.mark)) {
      blocks.push({ language: open.language, start: open.start, inside: span(open.from, match.index) });
      open = undefined;
    }
  }
  return blocks;
}

function vetoOfFence(text: string, { language, start }: FencedBlock): Veto | undefined {
  if (/^(?:log|logs|diff|output|patch|text|txt|traceback|error)$/.test(language)) return 'output';
  const lead = text.slice(Math.max(0, start - 240), start).trimEnd();
  const sentence = lead.slice(Math.max(lead.lastIndexOf('\n\n') + 2, 0));
  if (isOutput(sentence)) return 'output';
  if (/\b(?:examples?|for instance|e\.g\.)\W*$/i.test(sentence)) return 'example';
  // What a command is going to make does not change whose machine it names.
  const veto = vetoOnCommand({ before: sentence, after: '' });
  return veto === 'future' ? undefined : veto;
}

function vetoOfSections(text: string, headings: readonly Heading[], at: number): Veto | undefined {
  let level = 7;
  for (const heading of headings.toReversed()) {
    if (heading.start > at || heading.level >= level) continue;
    level = heading.level;
    const veto = sectionVeto(text.slice(heading.content.start, heading.content.end));
    if (veto !== undefined) return veto;
  }
  return undefined;
}

function paragraphAround(text: string, at: Span): Span {
  const start = text.lastIndexOf('\n\n', at.start);
  const end = text.indexOf('\n\n', at.end);
  return span(start < 0 ? 0 : start + 2, end < 0 ? text.length : end);
}
