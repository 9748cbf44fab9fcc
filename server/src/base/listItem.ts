import { type Span, span } from './span.ts';

/**
 * What goes when an item of a list in a YAML or JSON text is taken out: its lines, or what stands up to the next or since the one
 * before. Of the only item of a block list nothing can go: the key would be left without a value.
 */
export function removalOf(text: string, items: readonly Span[], index: number): Span | undefined {
  const item = items[index];
  if (item === undefined) return undefined;
  const { start, end } = wholeItem(text, item);
  const line = lineAround(text, start);
  if (/^[ \t]*-[ \t]+$/.test(text.slice(line.start, start)))
    return items.length > 1 ? span(line.start, lineAround(text, end).end) : undefined;
  const next = items[index + 1];
  const before = items[index - 1];
  if (next !== undefined) return span(start, wholeItem(text, next).start);
  return span(before === undefined ? start : wholeItem(text, before).end, end);
}

/** An item with the quotes around it, without the space behind it. */
export function wholeItem(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start - 1);
  if (/["']/.test(quote) && text.charAt(end) === quote) return span(start - 1, end + 1);
  return span(start, start + text.slice(start, end).trimEnd().length);
}

/** The line that a place lies in, with its end. */
export function lineAround(text: string, at: number): Span {
  const next = text.indexOf('\n', at);
  return span(text.lastIndexOf('\n', at - 1) + 1, next < 0 ? text.length : next + 1);
}
