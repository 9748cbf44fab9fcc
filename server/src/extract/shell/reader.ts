import type { Joint, ShellNode } from './node.ts';
import type { Cursor } from './builder.ts';
import type { ReadSubstitution } from './expansion.ts';

/** How far a shell text was read, and what is open there. */
export interface Reader {
  readonly cursor: Cursor;
  /** How many groups and substitutions are open. */
  readonly depth: number;
  /** Delimiters of here-documents whose bodies begin behind the next line break. */
  readonly heredocs: { readonly delimiter: string; readonly indented: boolean }[];
  /** Reads commands up to a word that closes the list, which is left to be read, or up to an unmatched `)`. */
  readonly list: (reader: Reader, closes: Closes) => readonly ShellNode[];
  readonly node: (reader: Reader, joint: Joint) => ShellNode;
}

/** Whether a word in command position ends a list. */
export type Closes = (word: string) => boolean;

export const closesNothing: Closes = () => false;

/** Nesting below this many groups is not read. */
export const deepest = 40;

export const within = (reader: Reader): Reader => ({ ...reader, depth: reader.depth + 1 });

/** Blanks and line continuations: those of a shell, of PowerShell and of cmd. */
export function skipBlanks(cursor: Cursor): void {
  const { text, end } = cursor;
  while (cursor.at < end) {
    const char = text[cursor.at];
    if (char === ' ' || char === '\t' || char === '\r' || char === '\f' || char === '\v' || char === '\u00a0') cursor.at++;
    else if ((char === '\\' || char === '`' || char === '^') && /^.[ \t]{0,4}\r?\n/.test(text.slice(cursor.at, cursor.at + 8))) {
      cursor.at = Math.min(end, text.indexOf('\n', cursor.at) + 1);
    } else return;
  }
}

/** Skips the bodies of the here-documents that were opened in the line before. */
export function skipHeredocs({ cursor, heredocs }: Reader): void {
  const { text, end } = cursor;
  for (const { delimiter, indented } of heredocs.splice(0)) {
    while (cursor.at < end) {
      const found = text.indexOf('\n', cursor.at);
      const stop = found < 0 || found >= end ? end : found;
      const line = text.slice(cursor.at, stop).replace(/\r$/, '');
      cursor.at = Math.min(end, stop + 1);
      if ((indented ? line.replace(/^[\t ]+/, '') : line) === delimiter) break;
    }
  }
}

/** The word at the cursor up to the next blank or operator, not read; its first characters when it is long. */
export function peekWord({ text, at, end }: Cursor): string {
  if (text.startsWith(';;', at)) return ';;';
  return /^[^\s;&|()<>]+/.exec(text.slice(at, Math.min(end, at + 12)))?.[0] ?? '';
}

export function takeWord(cursor: Cursor): string {
  const word = peekWord(cursor);
  cursor.at += word.length;
  return word;
}

/** Whether a character ends a word and begins no other one. */
export function isBreak(char: string | undefined): boolean {
  return char === undefined || '\n;&|()<>'.includes(char);
}

/** Reads what stands in `$( )`, `<( )` or backticks; leaves the cursor behind it. */
export function readSubstitution(reader: Reader, cursor: Cursor, closing: ')' | '`'): readonly ShellNode[] {
  const { text, end } = cursor;
  const inner: Cursor = closing === ')' ? cursor : { text, at: cursor.at, end: Math.min(end, indexOrEnd(text, '`', cursor.at)) };
  let nodes: readonly ShellNode[] = [];
  if (reader.depth >= deepest) inner.at = inner.end;
  else nodes = reader.list({ ...within(reader), cursor: inner, heredocs: [] }, closesNothing);
  cursor.at = closing === ')' ? cursor.at + (text[cursor.at] === ')' && cursor.at < end ? 1 : 0) : Math.min(end, inner.end + 1);
  return nodes;
}

/** Leaves out substitutions whose commands are of no interest. They are read all the same, since they nest. */
export const skipping =
  (reader: Reader): ReadSubstitution =>
  (cursor, closing) =>
    void readSubstitution(reader, cursor, closing);

function indexOrEnd(text: string, searched: string, from: number): number {
  const at = text.indexOf(searched, from);
  return at < 0 ? text.length : at;
}
