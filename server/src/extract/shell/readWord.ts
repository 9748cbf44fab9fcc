import { append, type Builder, type Cursor, closing, placesOf } from './builder.ts';
import { type ReadSubstitution, readExpansion, readMustache } from './expansion.ts';
import type { Word } from './word.ts';

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

/** In quotes braces and globs are characters, but an ellipsis or a `{name}` of a template is a placeholder all the same. */
function unquotedPart(text: string, builder: Builder): string {
  return builder.quoted ? (/\{\w+\}|\{\{|…|\.\.\./.exec(text)?.[0] ?? '') : text;
}

/** The words to fill in that begin at the cursor, with their brackets: `<your cloud (gke, aks)>`. */
export function placeholderAt({ text, at, end }: Cursor): string | undefined {
  placeholder.lastIndex = at;
  const found = placeholder.exec(text)?.[0];
  return found === undefined || at + found.length > end ? undefined : found;
}

const placeholder = /<[A-Za-z](?:[\w .,:/|()-]{0,60}[\w.)])?>/y;

function readPlaceholder(cursor: Cursor, builder: Builder): boolean {
  const found = placeholderAt(cursor);
  if (found === undefined) return false;
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
