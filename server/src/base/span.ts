/** A half-open range of UTF-16 offsets into one document's text, 0-based; a leading byte order mark is not counted. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The place of a statement that has no text of its own: the start of the file. */
export const nowhere: Span = { start: 0, end: 0 };

export const span = (start: number, end: number): Span => ({ start, end });

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
