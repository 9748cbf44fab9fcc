import type { Path } from './path.ts';
import type { Span } from './span.ts';

/** One change of a fix. Spans are those of the document before any change of the same fix. */
export type Change =
  | { readonly type: 'edit'; readonly path: Path; readonly span: Span; readonly newText: string }
  | { readonly type: 'create'; readonly path: Path; readonly text: string }
  | { readonly type: 'move'; readonly path: Path; readonly to: Path };

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies edits that do not overlap. Throws a `RangeError` when two of them do. */
export function applyEdits(text: string, edits: Iterable<TextEdit>): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  for (const { span, newText } of ordered) {
    if (span.start < done) throw new RangeError(`edits overlap at offset ${span.start}`);
    result += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + text.slice(done);
}
