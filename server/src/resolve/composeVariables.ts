import type { Path } from '../base/path.ts';
import type { FactView } from '../index/view.ts';

/**
 * A text with its variables filled in as Compose does: `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}`, `$$`.
 * Undefined when a variable has neither a value nor a default.
 */
export function interpolate(text: string, valueOf: (name: string) => string | undefined): string | undefined {
  let result = '';
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '$') {
      result += text[at++];
      continue;
    }
    if (text[at + 1] === '$') {
      result += '$';
      at += 2;
      continue;
    }
    const plain = /^\$([A-Za-z_]\w*)/.exec(text.slice(at));
    const end = plain === null ? closingBrace(text, at) : at + plain[0].length;
    if (end === undefined) return undefined;
    const value = plain === null ? braced(text.slice(at + 2, end - 1), valueOf) : valueOf(plain[1] ?? '');
    if (value === undefined) return undefined;
    result += value;
    at = end;
  }
  return result;
}

/** What a project's `.env` gives a variable. */
export const variablesIn =
  (facts: FactView<'env.variable'>, folder: Path) =>
  (name: string): string | undefined =>
    facts.in(folder === '' ? '.env' : `${folder}/.env`, 'env.variable').find(it => it.key === name)?.value.value;

function closingBrace(text: string, at: number): number | undefined {
  if (text[at + 1] !== '{') return undefined;
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    if (text.startsWith('${', index)) depth++;
    else if (text[index] === '}' && --depth === 0) return index + 1;
  }
  return undefined;
}

function braced(inside: string, valueOf: (name: string) => string | undefined): string | undefined {
  const match = /^([A-Za-z_]\w*)(?:(:?[-+?])([\s\S]*))?$/.exec(inside);
  if (match === null) return undefined;
  const [, name = '', operator, other = ''] = match;
  const value = valueOf(name);
  const given = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  if (operator === undefined) return value;
  if (operator.endsWith('-')) return given ? value : interpolate(other, valueOf);
  if (operator.endsWith('+')) return given ? interpolate(other, valueOf) : '';
  return given ? value : undefined;
}
