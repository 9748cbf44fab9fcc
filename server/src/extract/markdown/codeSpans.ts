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
  /** The folder that the block names (see `namedFolders.ts`). */
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
