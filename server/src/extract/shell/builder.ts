/** A place in a text up to which it was read. Only `text[at]` before `end` may be looked at. */
export interface Cursor {
  readonly text: string;
  at: number;
  readonly end: number;
}

/** A word that is being read. */
export interface Builder {
  readonly chunks: string[];
  /** Where each chunk stands. */
  readonly from: number[];
  dynamic: boolean;
  quoted: boolean;
}

/** Adds text that stands at an offset of the document. */
export function append(builder: Builder, text: string, place: number): void {
  if (text === '') return;
  builder.chunks.push(text);
  builder.from.push(place);
}

/** The offset of the first character where the rest follows it, else of every character. */
export function placesOf({ chunks, from }: Builder, empty: number): number | readonly number[] {
  const contiguous = chunks.every((it, index) => index + 1 === chunks.length || (from[index] ?? 0) + it.length === from[index + 1]);
  if (contiguous) return from[0] ?? empty;
  return chunks.flatMap((it, index) => Array.from({ length: it.length }, (_, offset) => (from[index] ?? 0) + offset));
}

/** Where a quote is closed; -1 when it never is. Remembers the answer, so that many open quotes cost one search. */
export function closing(cursor: Cursor, quote: string, from: number): number {
  const known = lastQuotes.get(cursor);
  const last = known?.[quote] ?? cursor.text.lastIndexOf(quote, cursor.end - 1);
  lastQuotes.set(cursor, { ...known, [quote]: last });
  if (last < from) return -1;
  const at = cursor.text.indexOf(quote, from);
  return at < cursor.end ? at : -1;
}

const lastQuotes = new WeakMap<Cursor, Readonly<Record<string, number>>>();
