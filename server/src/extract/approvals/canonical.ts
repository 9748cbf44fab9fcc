import { createHash } from 'node:crypto';

/** JSON with the keys of every object in order and without white space: equal values make equal texts. Source: RFC 8785, of which this is what strings, numbers of whole value and `null` need. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, it]) => it !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, it]) => `${JSON.stringify(key)}:${canonicalJson(it)}`)
    .join(',')}}`;
}

/** The id of a decision or request, which is also its file's name: 40 hexadecimal digits over all it says. White space and line endings do not count. */
export const idOf = (record: unknown): string => createHash('sha256').update(canonicalJson(record)).digest('hex').slice(0, 40);
