import type { Word } from './word.ts';

/** A place in a text up to which it was read. Only `text[at]` before `end` may be looked at. */
export interface Cursor {
  readonly text: string;
  at: number;
  readonly end: number;
}

/** Reads what stands in `$( )` or backticks; leaves the cursor behind it. */
export type ReadSubstitution = (cursor: Cursor, closing: ')' | '`') => void;

/**
 * Reads the word at the cursor, which stands on none of blank, operator or comment. A quote that is never closed is a
 * character like any other. Always moves on.
 */
export function readWord(cursor: Cursor, substitute: ReadSubstitution): Word {
  const start = cursor.at;
  const builder: Builder = { chunks: [], from: [], dynamic: false, quoted: false };
  while (cursor.at < cursor.end) {
    plain.lastIndex = cursor.at;
    const run = plain.exec(cursor.text)?.[0];
    if (run !== undefined) {
      const taken = cursor.at + run.length > cursor.end ? run.slice(0, cursor.end - cursor.at) : run;
      append(builder, taken, cursor.at);
      cursor.at += taken.length;
      continue;
    }
    const char = cursor.text[cursor.at] ?? '';
    if (breaks.test(char)) break;
    if (char === '<' && !readPlaceholder(cursor, builder)) break;
    else if (char === "'") readSingleQuoted(cursor, builder);
    else if (char === '"') readDoubleQuoted(cursor, builder, substitute);
    else if (char === '\\') readEscape(cursor, builder);
    else if (char === '$' || char === '`') readExpansion(cursor, builder, substitute);
    else if (char === '{' && cursor.text.startsWith('{{', cursor.at)) readMustache(cursor, builder);
    else if (char !== '<') append(builder, char, cursor.at++);
  }
  if (cursor.at === start) append(builder, cursor.text[cursor.at] ?? '', cursor.at++);
  const text = builder.chunks.join('');
  const globs = builder.dynamic || /[*?[{…]|\.\.\.|%[A-Za-z_]\w*%/.test(unquotedPart(text, builder));
  return { text, places: placesOf(builder, builder.quoted ? start + 1 : start), dynamic: globs, quoted: builder.quoted };
}

/** What means nothing to a shell. */
const plain = /[\w./:=@+,%~-]+/y;
const breaks = /[\s;&|()>]/;

interface Builder {
  readonly chunks: string[];
  /** Where each chunk stands. */
  readonly from: number[];
  dynamic: boolean;
  quoted: boolean;
}

/** In quotes braces and globs are characters, but an ellipsis or a `{name}` of a template is a placeholder all the same. */
function unquotedPart(text: string, builder: Builder): string {
  return builder.quoted ? (/\{\w+\}|\{\{|…|\.\.\./.exec(text)?.[0] ?? '') : text;
}

function append(builder: Builder, text: string, place: number): void {
  if (text === '') return;
  builder.chunks.push(text);
  builder.from.push(place);
}

/** The offset of the first character where the rest follows it, else of every character. */
function placesOf({ chunks, from }: Builder, empty: number): number | readonly number[] {
  const contiguous = chunks.every((it, index) => index + 1 === chunks.length || (from[index] ?? 0) + it.length === from[index + 1]);
  if (contiguous) return from[0] ?? empty;
  return chunks.flatMap((it, index) => Array.from({ length: it.length }, (_, offset) => (from[index] ?? 0) + offset));
}

const placeholder = /<[A-Za-z](?:[\w .:/|-]{0,60}[\w.])?>/y;

function readPlaceholder(cursor: Cursor, builder: Builder): boolean {
  placeholder.lastIndex = cursor.at;
  const found = placeholder.exec(cursor.text)?.[0];
  if (found === undefined || cursor.at + found.length > cursor.end) return false;
  builder.dynamic = true;
  append(builder, found, cursor.at);
  cursor.at += found.length;
  return true;
}

function readSingleQuoted(cursor: Cursor, builder: Builder): void {
  const close = closing(cursor, "'", cursor.at + 1);
  if (close < 0) return append(builder, "'", cursor.at++);
  builder.quoted = true;
  append(builder, cursor.text.slice(cursor.at + 1, close), cursor.at + 1);
  cursor.at = close + 1;
}

function readDoubleQuoted(cursor: Cursor, builder: Builder, substitute: ReadSubstitution): void {
  if (closing(cursor, '"', cursor.at + 1) < 0) return append(builder, '"', cursor.at++);
  builder.quoted = true;
  cursor.at++;
  while (cursor.at < cursor.end) {
    const char = cursor.text[cursor.at] ?? '';
    if (char === '"') {
      cursor.at++;
      return;
    }
    const next = cursor.text[cursor.at + 1] ?? '';
    if (char === '\\' && '$`"\\\n'.includes(next) && cursor.at + 1 < cursor.end) {
      if (next !== '\n') append(builder, next, cursor.at + 1);
      cursor.at += 2;
    } else if (char === '$' || char === '`') readExpansion(cursor, builder, substitute);
    else append(builder, char, cursor.at++);
  }
}

/** Outside quotes; before a letter or digit the backslash of a Windows path stays. */
function readEscape(cursor: Cursor, builder: Builder): void {
  const next = cursor.at + 1 < cursor.end ? (cursor.text[cursor.at + 1] ?? '') : '';
  if (next === '\r' && cursor.text[cursor.at + 2] === '\n') cursor.at += 3;
  else if (next === '\n') cursor.at += 2;
  else if (next === '' || /[\w.]/.test(next)) append(builder, '\\', cursor.at++);
  else {
    append(builder, next, cursor.at + 1);
    cursor.at += 2;
  }
}

function readExpansion(cursor: Cursor, builder: Builder, substitute: ReadSubstitution): void {
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

function readMustache(cursor: Cursor, builder: Builder): void {
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

/** Where a quote is closed; -1 when it never is. Remembers the answer, so that many open quotes cost one search. */
function closing(cursor: Cursor, quote: string, from: number): number {
  const known = lastQuotes.get(cursor);
  const last = known?.[quote] ?? cursor.text.lastIndexOf(quote, cursor.end - 1);
  lastQuotes.set(cursor, { ...known, [quote]: last });
  if (last < from) return -1;
  const at = cursor.text.indexOf(quote, from);
  return at < cursor.end ? at : -1;
}

const lastQuotes = new WeakMap<Cursor, Readonly<Record<string, number>>>();
