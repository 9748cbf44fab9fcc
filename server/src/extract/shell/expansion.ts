import { append, type Builder, type Cursor, closing } from './builder.ts';

/** Reads what stands in `$( )` or backticks; leaves the cursor behind it. */
export type ReadSubstitution = (cursor: Cursor, closing: ')' | '`') => void;

/** Reads what a `$` or a backtick at the cursor begins. */
export function readExpansion(cursor: Cursor, builder: Builder, substitute: ReadSubstitution): void {
  const { text, end } = cursor;
  const start = cursor.at;
  const isMake = text.startsWith('$$(', start) || text.startsWith('$${', start);
  const at = isMake ? start + 1 : start;
  const next = text[at + 1] ?? '';
  if (text[at] === '`') {
    if (closing(cursor, '`', at + 1) < 0) return append(builder, '`', cursor.at++);
    cursor.at = at + 1;
    substitute(cursor, '`');
  } else if (text.startsWith('${{', at)) skipPast(cursor, '}}');
  else if (text.startsWith('$((', at)) skipPast(cursor, '))');
  else if (next === '(') {
    cursor.at = at + 2;
    substitute(cursor, ')');
  } else if (next === '{') skipBraces(cursor, at + 1);
  else if (/[A-Za-z_]/.test(next)) {
    cursor.at = at + 2;
    while (cursor.at < end && /[\w:]/.test(text[cursor.at] ?? '') && isName(text, at, cursor.at)) cursor.at++;
  } else if (/[0-9@*#?!$-]/.test(next) && at + 1 < end) cursor.at = at + 2;
  else {
    cursor.at = at + 1;
    // `$'…'` and `$"…"` are quotes; a lone dollar is itself.
    if (next !== "'" && next !== '"') append(builder, '$', at);
    return;
  }
  builder.dynamic = true;
  append(builder, text.slice(start, cursor.at), start);
}

/** A variable's name goes on with word characters; PowerShell's `$env:NAME` holds one colon. */
function isName(text: string, dollar: number, at: number): boolean {
  return text[at] !== ':' || (at === dollar + 4 && text.startsWith('$env', dollar) && /[A-Za-z_]/.test(text[at + 1] ?? ''));
}

/** Reads `{{ … }}` of a template. */
export function readMustache(cursor: Cursor, builder: Builder): void {
  const start = cursor.at;
  skipPast(cursor, '}}');
  builder.dynamic = true;
  append(builder, cursor.text.slice(start, cursor.at), start);
}

/** To behind the next `token` of the same line; two characters on when there is none. */
function skipPast(cursor: Cursor, token: string): void {
  const from = cursor.at + 2;
  const line = cursor.text.indexOf('\n', from);
  const limit = Math.min(cursor.end, line < 0 ? cursor.end : line, from + 500);
  const found = cursor.text.slice(from, limit).indexOf(token);
  cursor.at = found < 0 ? Math.min(cursor.end, from) : from + found + token.length;
}

function skipBraces(cursor: Cursor, from: number): void {
  const limit = Math.min(cursor.end, from + 500);
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const char = cursor.text[at];
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) {
      cursor.at = at + 1;
      return;
    }
  }
  cursor.at = Math.min(cursor.end, from + 1);
}
