import type { Scalar } from 'yaml';
import { MappedText } from '../../base/mappedText.ts';

/**
 * Finds each character of a scalar's value in the text it was written as: indentation, escapes, folded line ends and quotes
 * lie between them. A value that cannot be followed is mapped to the scalar's start as far as it goes.
 */
export function alignScalar(scalar: Scalar, value: string, text: string): MappedText {
  const [start, end] = scalar.range ?? [0, 0, 0];
  const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
  const block = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  const from = quoted ? start + 1 : start;
  if (!block && text.startsWith(value, from)) return MappedText.slice(text, { start: from, end: from + value.length });
  const reader: Reader = { text, at: from, end, indent: Number.POSITIVE_INFINITY, type: scalar.type ?? 'PLAIN' };
  if (block) {
    const firstLine = text.indexOf('\n', start) + 1;
    if (firstLine === 0 || firstLine > end) return MappedText.join([{ text: value, from: start }]);
    reader.indent = indentOf(text, start, firstLine, end);
    reader.at = firstLine;
    skipIndent(reader);
  }
  return follow(value, reader) ?? MappedText.join([{ text: value, from }]);
}

interface Reader {
  readonly text: string;
  at: number;
  readonly end: number;
  /** Spaces that a continuation line loses. */
  indent: number;
  readonly type: string;
}

function follow(value: string, reader: Reader): MappedText | undefined {
  const parts: { text: string; from: number }[] = [];
  let part: { text: string; from: number } | undefined;
  for (const character of value) {
    const from = step(character, reader);
    if (from === undefined) {
      // A block scalar without a line end at the end of the file still has one in its value.
      if (character === '\n' && reader.at >= reader.end) break;
      return undefined;
    }
    if (part === undefined || part.from + part.text.length !== from) {
      part = { text: '', from };
      parts.push(part);
    }
    part.text += character;
  }
  const mapped = parts.reduce((length, it) => length + it.text.length, 0);
  if (mapped < value.length) parts.push({ text: value.slice(mapped), from: Math.max(0, reader.end - 1) });
  return MappedText.join(parts);
}

/** Moves behind the next character of the value and tells where it stands. */
function step(character: string, reader: Reader): number | undefined {
  const { text } = reader;
  for (;;) {
    if (reader.at >= reader.end) return undefined;
    const at = reader.at;
    const here = text.slice(at, at + character.length);
    if (reader.type === 'QUOTE_DOUBLE' && text[at] === '\\') {
      const escape = escapeAt(text, at);
      reader.at += escape.length;
      if (escape.value === '') {
        skipIndent(reader);
        continue;
      }
      return escape.value === character ? at : undefined;
    }
    if (reader.type === 'QUOTE_SINGLE' && character === "'" && text.startsWith("''", at)) {
      reader.at += 2;
      return at;
    }
    const lineEnd = lineEndAt(reader);
    if (lineEnd !== undefined) {
      reader.at = lineEnd;
      skipIndent(reader);
      if (character === '\n' || character === ' ') return at;
      continue;
    }
    if (here !== character) return undefined;
    reader.at += character.length;
    return at;
  }
}

/** Behind the line end that begins here, with the blanks before it that flow scalars drop. */
function lineEndAt(reader: Reader): number | undefined {
  let at = reader.at;
  if (reader.indent === Number.POSITIVE_INFINITY) while (reader.text[at] === ' ' || reader.text[at] === '\t') at++;
  if (reader.text[at] === '\r') at++;
  return reader.text[at] === '\n' ? at + 1 : undefined;
}

function skipIndent(reader: Reader): void {
  const flow = reader.indent === Number.POSITIVE_INFINITY;
  for (let left = reader.indent; left > 0 && reader.at < reader.end; left--) {
    const character = reader.text[reader.at];
    if (character !== ' ' && !(flow && character === '\t')) return;
    reader.at++;
  }
}

/** A block scalar's indentation: that of its first line with text, as the parser found it. */
function indentOf(text: string, start: number, firstLine: number, end: number): number {
  const explicit = /^[|>][+-]?([1-9])/.exec(text.slice(start, firstLine));
  const lead = /^(?:[ \t]*\r?\n)*( *)\S/.exec(text.slice(firstLine, end));
  const found = lead?.[1]?.length ?? 0;
  if (explicit === null) return found;
  // With an indicator the text may begin with blanks of its own: the least indented line tells.
  const indents = [...text.slice(firstLine, end).matchAll(/^( *)[^ \r\n]/gm)].map(it => it[1]?.length ?? 0);
  return Math.min(found, ...indents);
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '\t': '\t',
  v: '\v',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** The escape of a double-quoted scalar at `\`; an escaped line end stands for nothing. */
function escapeAt(text: string, at: number): { readonly value: string; readonly length: number } {
  const letter = text[at + 1] ?? '';
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  if (digits > 0) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    return { value: code <= 0x10ffff ? String.fromCodePoint(code) : '', length: 2 + digits };
  }
  if (letter === '\n') return { value: '', length: 2 };
  if (letter === '\r') return { value: '', length: text[at + 2] === '\n' ? 3 : 2 };
  return { value: escapes[letter] ?? letter, length: 2 };
}
