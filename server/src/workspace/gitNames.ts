/**
 * What git prints with `-z`, as text. A name that is no valid UTF-8 keeps its bytes from 0x80 on as U+DC80 to U+DCFF, as Python's
 * `surrogateescape` does: two such names stay two, so that none of them passes under the other's decision.
 */
export function gitNames(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  const fields: string[] = [];
  let at = 0;
  while (at <= bytes.length) {
    const end = bytes.indexOf(0, at);
    const field = bytes.subarray(at, end < 0 ? bytes.length : end);
    const decoded = field.toString('utf8');
    fields.push(Buffer.from(decoded).equals(field) ? decoded : escaped(field));
    if (end < 0) break;
    at = end + 1;
  }
  return fields.join('\0');
}

/** Whether a name is one whose bytes are no valid UTF-8, so that no file can be opened by it. */
export const isUnnameable = (name: string): boolean => /(?<![\ud800-\udbff])[\udc80-\udcff]/.test(name);

const escaped = (field: Buffer): string => String.fromCharCode(...[...field].map(it => (it < 0x80 ? it : 0xdc00 + it)));
