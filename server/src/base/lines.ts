/** A place as people count it: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range of {@link Position}s. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The offsets at which a text's lines begin; lines end at `\n` or `\r\n` only (a form feed ends none). */
export type LineStarts = readonly number[];

export function lineStartsOf(text: string): LineStarts {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The position of a UTF-16 offset; an offset behind the end of the text counts on in the last line. */
export function positionAt(starts: LineStarts, offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

export function rangeOf(starts: LineStarts, span: { readonly start: number; readonly end: number }): Range {
  return { start: positionAt(starts, span.start), end: positionAt(starts, span.end) };
}
