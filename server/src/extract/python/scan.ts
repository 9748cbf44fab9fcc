/** A top-level statement begins here, or one of a top-level `if`, `try`, `with`, `for` block; the offset is its first character's. */
export type OnStatement = (start: number) => void;

/** A string literal was passed. */
export type OnString = (literal: StringLiteral) => void;

export interface StringLiteral {
  /** Offset of the prefix or quote. */
  readonly start: number;
  /** The text between the quotes. */
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
}

/**
 * Walks Python source once, character by character, telling code from strings and comments: Python's "Lexical analysis".
 * No tree is built; a text that is no Python gives statements at line starts and nothing worse.
 * Returns whether every bracket that opens also closes.
 */
export function scanPython(text: string, onStatement: OnStatement, onString: OnString | undefined): boolean {
  let depth = 0;
  let lineStart = true;
  let inDefinition = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (lineStart && code !== newline && code !== carriageReturn) {
      lineStart = false;
      if (depth === 0) {
        if (code !== space && code !== tab) {
          if (code !== hash) {
            inDefinition = definition.has(code) && startsDefinition(text, at);
            onStatement(at);
          }
        } else if (!inDefinition) {
          while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at++;
          onStatement(at);
          at--;
          continue;
        }
      }
    }
    if (code > closeCurly || isPlain[code] === 1) continue;
    switch (code) {
      case newline:
        lineStart = true;
        break;
      case hash: {
        const end = text.indexOf('\n', at);
        at = (end < 0 ? text.length : end) - 1;
        break;
      }
      case double:
      case single:
        at = string(text, at, onString) - 1;
        break;
      case open:
      case openSquare:
      case openCurly:
        depth++;
        break;
      case close:
      case closeSquare:
      case closeCurly:
        if (depth > 0) depth--;
        break;
      case backslash:
        at++;
        if (text.charCodeAt(at) === carriageReturn) at++;
        break;
    }
  }
  return depth === 0;
}

const newline = 10;
const carriageReturn = 13;
const tab = 9;
const space = 32;
const double = 34;
const hash = 35;
const single = 39;
const open = 40;
const close = 41;
const openSquare = 91;
const backslash = 92;
const closeSquare = 93;
const openCurly = 123;
const closeCurly = 125;
/** Characters that mean nothing to the walk: nearly all there are. */
const isPlain = new Uint8Array(128).fill(1);
for (const code of [newline, double, hash, single, open, close, openSquare, backslash, closeSquare, openCurly, closeCurly])
  isPlain[code] = 0;
/** The first letters of `def`, `class`, `async`. */
const definition = new Set([97, 99, 100]);
const definitionStart = /(?:async[ \t]+def|def|class)[ \t]/y;
const prefixLetters = /[rRbBfFuUtT]/;

function startsDefinition(text: string, at: number): boolean {
  definitionStart.lastIndex = at;
  return definitionStart.test(text);
}

/** Passes a string literal; returns the offset behind it. One that never ends, ends with its line. */
function string(text: string, quoteAt: number, onString: OnString | undefined): number {
  const quote = text[quoteAt] ?? '"';
  const triple = text.startsWith(quote + quote + quote, quoteAt);
  const from = quoteAt + (triple ? 3 : 1);
  const to = triple ? endOfTriple(text, from, quote + quote + quote) : endOfPlain(text, from, text.charCodeAt(quoteAt));
  if (onString !== undefined) {
    let start = quoteAt;
    while (start > 0 && quoteAt - start < 2 && prefixLetters.test(text[start - 1] ?? '')) start--;
    onString({ start, from, to, prefix: text.slice(start, quoteAt).toLowerCase() });
  }
  return Math.min(text.length, triple ? to + 3 : text.charCodeAt(to) === text.charCodeAt(quoteAt) ? to + 1 : to);
}

function endOfTriple(text: string, from: number, quotes: string): number {
  for (let at = text.indexOf(quotes, from); at >= 0; at = text.indexOf(quotes, at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

function endOfPlain(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote || code === newline) return at;
  }
  return text.length;
}
