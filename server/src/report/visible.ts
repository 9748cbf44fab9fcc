/**
 * A text as one line that shows what it holds: control characters, which a terminal or a log would obey, signs that turn the direction of
 * writing and bytes that are no UTF-8 stand as escapes. A path that comes from a stranger can else forge lines of a report.
 */
export function visible(text: string): string {
  return text.replace(hidden, it => escapes[it] ?? escape(it.charCodeAt(0)));
}

/** Controls, bidirectional marks (Unicode 16, section 23.2), line and paragraph separators, and lone surrogates. */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(code: number): string {
  const byte = code >= 0xdc80 && code <= 0xdcff ? code - 0xdc00 : code;
  return byte <= 0xff ? `\\x${byte.toString(16).padStart(2, '0')}` : `\\u${byte.toString(16)}`;
}
