import type { Span } from '../../base/span.ts';

/** One word of a command: what the shell makes of it, and where each of its characters stands. */
export interface Word {
  /** Quotes and escapes taken out; expansions stay as they are written. */
  readonly text: string;
  /** The offset of the first character, or of every character where quotes or escapes stand between them. */
  readonly places: number | readonly number[];
  /** Whether the text is not the word's value: an expansion, a glob, a brace list, a placeholder. */
  readonly dynamic: boolean;
  /** Whether some part of it stands in quotes. */
  readonly quoted: boolean;
}

/** The place of a word's text, quotes around it left out. */
export function spanOfWord(word: Word): Span {
  const start = placeOf(word, 0);
  return { start, end: word.text.length === 0 ? start : placeOf(word, word.text.length - 1) + 1 };
}

/** A part of a word. A part of a dynamic word that holds no sign of an expansion is not dynamic. */
export function partOf(word: Word, from: number, to: number = word.text.length): Word {
  const text = word.text.slice(from, to);
  return {
    text,
    places: typeof word.places === 'number' ? word.places + from : word.places.slice(from, Math.max(to, from + 1)),
    dynamic: word.dynamic && hasExpansion(text),
    quoted: word.quoted,
  };
}

/** A word with alternatives behind it, `text` at `from`: it stands for several. */
export function continued(word: Word, text: string, from: number): Word {
  const places = [
    ...Array.from({ length: word.text.length }, (_, index) => placeOf(word, index)),
    ...Array.from({ length: text.length }, (_, index) => from + index),
  ];
  return { text: word.text + text, places, dynamic: true, quoted: word.quoted };
}

/** The parts of a word between separators, empty ones left out. */
export function splitWord(word: Word, separator: string): readonly Word[] {
  const parts: Word[] = [];
  for (let from = 0; from <= word.text.length; ) {
    const at = word.text.indexOf(separator, from);
    const to = at < 0 ? word.text.length : at;
    if (to > from) parts.push(partOf(word, from, to));
    from = to + separator.length;
  }
  return parts;
}

/** Whether a text holds an expansion, a glob, a brace, an ellipsis, alternatives in parentheses or a placeholder. */
export function hasExpansion(text: string): boolean {
  return /[$`*?{}[\]<>…]|\.\.\.|\([^()]{0,200}\||%[A-Za-z_]\w*%/.test(text);
}

function placeOf(word: Word, index: number): number {
  return typeof word.places === 'number' ? word.places + index : (word.places[index] ?? word.places[0] ?? 0);
}
