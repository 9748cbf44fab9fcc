import { MappedText } from '../../base/mappedText.ts';
import { type Span, span } from '../../base/span.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { FactKind, Veto } from '../../facts/fact.ts';
import { isCommandLine } from '../commandText.ts';
import type { Emit } from '../extractor.ts';
import { pathIn } from '../pathText.ts';
import { type CommandKind, emitCommandClaims } from '../shell/claims.ts';
import { isMade, sentenceAround, vetoOnCommand, vetoOnPath } from './sentence.ts';

/** What surrounds a code span. */
export interface SpanContext {
  readonly text: string;
  /** The paragraph, heading or table that it stands in. */
  readonly block: Span;
  /** Set where the whole section, or the list item, is no statement about now. */
  readonly veto: Veto | undefined;
  /** Where a command of a sentence runs. */
  cwdIn(sentence: string): Cwd;
  /** Files that blocks showed whole, for the reader to make. */
  readonly made: readonly string[];
  /** The folder that the block names (see `folderNamed`). */
  folder(): string | undefined;
}

/**
 * States what a code span claims when it is a path or a command line. `at` is the whole span with its backticks. Returns where
 * the commands behind it run when it is a change of folder.
 */
export function emitCodeSpan(
  context: SpanContext,
  at: Span,
  emit: Emit<CommandKind | ('doc.path' & FactKind) | 'doc.produces'>,
): Cwd | undefined {
  const inside = insideTicks(context.text, at);
  const code = context.text.slice(inside.start, inside.end);
  const named = pathIn(code);
  if (named !== undefined) {
    const place = span(inside.start + named.at.start, inside.start + named.at.end);
    let { veto } = context;
    if (veto === undefined) {
      const sentence = sentenceAround(context.text, context.block, at);
      const made = isMade(sentence);
      if (made === 'yes') emit('doc.produces', named.path, place, { how: 'text' });
      veto = made === 'no' ? vetoOnPath(sentence) : 'produced';
    }
    const from = context.folder();
    emit('doc.path', named.path, place, { origin: 'prose', whole: true, ...(from === undefined || from === code ? {} : { from }) }, veto);
    return undefined;
  }
  if (!isCommandLine(code)) return undefined;
  const sentence = sentenceAround(context.text, context.block, at);
  const veto = context.veto ?? vetoOnCommand(sentence);
  const cwd = context.cwdIn(sentence.before + sentence.after);
  const after = emitCommandClaims(
    MappedText.slice(context.text, inside),
    { cwd, origin: 'prose', made: context.made, ...(veto === undefined ? {} : { veto }) },
    emit,
  );
  return /^\s*cd\s/.test(code) && veto === undefined ? after.cwd : undefined;
}

function insideTicks(text: string, { start, end }: Span): Span {
  let ticks = 0;
  while (text[start + ticks] === '`') ticks++;
  let from = start + ticks;
  let to = end - ticks;
  if (text[from] === ' ' && text[to - 1] === ' ' && to - from > 2) {
    from++;
    to--;
  }
  return span(from, Math.max(from, to));
}

/** "from the `frontend` directory", "inside `frontend/`": the folder that a text says its commands and paths belong to. */
export function folderNamed(text: string): string | undefined {
  if (!/[`"*]/.test(text)) return undefined;
  const match =
    /\b(?:from|in|inside|within|into|under|to|enter|switch to|change to)\s+(?:the\s+)?[`"*]{1,3}([\w./@-]+)[`"*]{1,3}\s+(?:sub)?(?:director(?:y|ies)|folder|dir|package|workspace)\b/i.exec(
      text,
    ) ??
    /\b(?:from|in|inside|within|into)\s+(?:the\s+)?(?:director(?:y|ies)|folder)\s+[`"*]{1,3}([\w./@-]+)[`"*]{1,3}/i.exec(text) ??
    /\b(?:from|inside|within)\s+(?:the\s+)?`([\w.@-]+(?:\/[\w.@-]+)*\/)`/i.exec(text);
  return match?.[1];
}

/** "in the [`scripts` folder](…)": the folder that a text links, given what stands in front of the link's destination. */
export const folderOfLink = (before: string): string | undefined =>
  before.endsWith('](')
    ? /\b(?:from|in|inside|within|into|under)\s+(?:the\s+)?\[[`"*]{0,3}([\w./@-]+)[`"*]{0,3}\s+(?:sub)?(?:director(?:y|ies)|folder|dir)\]\($/i.exec(
        before,
      )?.[1]
    : undefined;
