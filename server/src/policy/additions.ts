import { lineAround, wholeItem } from '../base/listItem.ts';
import type { Addition } from '../facts/sources.ts';
import type { Valid } from './validate.ts';

/** How items are added to the list of a map's key, in the way that the text is written; the key comes first when it is not there. */
export function additionTo(text: string, map: Valid, key: string): Addition {
  const last = map.entries?.get(key)?.items?.at(-1);
  const at = last === undefined ? map.span.start : wholeItem(text, last.span).end;
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
