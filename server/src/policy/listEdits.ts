import { type Span, span } from '../base/span.ts';
import type { Addition } from '../facts/sources.ts';
import type { Valid } from './validate.ts';

/**
 * What goes when an item of a list in a YAML or JSON text is taken out: its lines, or what stands up to the next or since the one
 * before. Of the only item of a block list nothing can go: the key would be left without a value.
 */
export function removalOf(text: string, items: readonly Span[], index: number): Span | undefined {
  const item = items[index];
  if (item === undefined) return undefined;
  const { start, end } = whole(text, item);
  const line = lineAround(text, start);
  if (/^[ \t]*-[ \t]+$/.test(text.slice(line.start, start)))
    return items.length > 1 ? span(line.start, lineAround(text, end).end) : undefined;
  const next = items[index + 1];
  const before = items[index - 1];
  if (next !== undefined) return span(start, whole(text, next).start);
  return span(before === undefined ? start : whole(text, before).end, end);
}

/** How items are added to the list of a map's key, in the way that the text is written; the key comes first when it is not there. */
export function additionTo(text: string, map: Valid, key: string): Addition {
  const last = map.entries?.get(key)?.items?.at(-1);
  const at = last === undefined ? map.span.start : whole(text, last.span).end;
  const line = lineAround(text, at);
  if (last !== undefined) {
    const dash = /^[ \t]*-[ \t]+/.exec(text.slice(lineAround(text, last.span.start).start))?.[0];
    if (dash === undefined) return { at, before: ', ', between: ', ', after: '' };
    return { at: line.start + text.slice(line.start, line.end).trimEnd().length, before: `\n${dash}`, between: `\n${dash}`, after: '' };
  }
  if (text.charAt(at) === '{') return { at: at + 1, before: ` ${key}: [`, between: ', ', after: '],' };
  const indent = text.slice(line.start, at);
  return { at, before: `${key}:\n${indent}  - `, between: `\n${indent}  - `, after: `\n${indent}` };
}

/** An item with the quotes around it, without the space behind it. */
function whole(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start - 1);
  if (/["']/.test(quote) && text.charAt(end) === quote) return span(start - 1, end + 1);
  return span(start, start + text.slice(start, end).trimEnd().length);
}

/** The line that a place lies in, with its end. */
function lineAround(text: string, at: number): Span {
  const next = text.indexOf('\n', at);
  return span(text.lastIndexOf('\n', at - 1) + 1, next < 0 ? text.length : next + 1);
}
