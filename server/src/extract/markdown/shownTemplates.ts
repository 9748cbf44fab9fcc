import { type Span, span } from '../../base/span.ts';
import type { FactKind, Veto } from '../../facts/fact.ts';
import type { Emit } from '../extractor.ts';

/** States what a template that a document shows claims as an example, where the template shows beyond its own block. */
export function withoutTemplates<K extends FactKind>(text: string, emit: Emit<K>): Emit<K> {
  const templates = shownTemplates(text);
  if (templates.length === 0) return emit;
  const vetoed = (kind: K, key: string, at: Span, value: never, veto?: Veto): void => {
    const shown = !aboutItself.test(kind) && templates.some(it => it.start <= at.start && at.end <= it.end);
    emit(kind, key, at, value, veto ?? (shown ? 'example' : undefined));
  };
  return Object.assign(vetoed, { problem: emit.problem }) as Emit<K>;
}

/** What holds as the document is rendered: the headings of a template make anchors, too. */
const aboutItself = /^doc\.(?:role|heading|anchors?|assembled)$/;

/**
 * Where a block of Markdown goes on behind its end: it shows a block whose fences are as long as its own, so that the one that closes
 * what it shows closes it, too, and the rest is rendered as text. It reaches to the fence that its author meant to close it.
 */
export function shownTemplates(text: string): readonly Span[] {
  if (!/^[ \t>]*(?:```+|~~~+)[ \t]*(?:markdown|md)\b/im.test(text)) return [];
  const lines = fencesOf(text);
  const templates: Span[] = [];
  for (let at = 0; at < lines.length; ) {
    const open = lines[at];
    if (open === undefined) break;
    const end = closing(lines, at, false);
    const meant = /^(?:markdown|md)\b/i.test(open.info) ? closing(lines, at, true) : undefined;
    const [from, to] = [lines[end ?? at], lines[meant ?? at]];
    if (end !== undefined && meant !== undefined && from !== undefined && to !== undefined && meant > end)
      templates.push(span(from.end, to.end));
    at = Math.max(meant ?? end ?? lines.length, at) + 1;
  }
  return templates;
}

/** A line that opens or closes a fenced block. */
interface FenceLine {
  readonly mark: string;
  readonly info: string;
  readonly end: number;
}

const fencesOf = (text: string): readonly FenceLine[] =>
  [...text.matchAll(/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})([^\n]*)$/gm)].flatMap(it => {
    const [whole, mark = '', written = ''] = it;
    const info = written.trim();
    return mark.startsWith('`') && info.includes('`') ? [] : { mark, info, end: it.index + whole.length };
  });

/** The line that closes the block which one opens: the first bare one that is long enough, or, as its author counts, the one behind all blocks inside. */
function closing(lines: readonly FenceLine[], opened: number, counted: boolean): number | undefined {
  const mark = lines[opened]?.mark ?? '';
  let depth = 1;
  for (let at = opened + 1; at < Math.min(lines.length, opened + farthest); at++) {
    const line = lines[at];
    if (line === undefined || !line.mark.startsWith(mark)) continue;
    if (line.info === '') depth--;
    else if (counted) depth++;
    if (depth === 0) return at;
  }
  return undefined;
}

/** No template shows so many blocks, and a search ends. */
const farthest = 400;
