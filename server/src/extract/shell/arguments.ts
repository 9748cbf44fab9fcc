import { partOf, type Word } from './word.ts';

/** An option as it was given: `--file x`, `--file=x`, `-fx`. */
export interface Option {
  readonly name: string;
  readonly word: Word;
  readonly value?: Word;
}

export interface Arguments {
  readonly options: readonly Option[];
  /** The words that are neither options nor their values. */
  readonly operands: readonly Word[];
  /** The words behind `--`. */
  readonly rest: readonly Word[];
}

/** A set of option names, from one string: `'-f --file'`. */
export const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const none: ReadonlySet<string> = new Set();

/**
 * Splits the words behind a program's name by the options that take a value. With `'first-operand'` everything from the
 * first operand on is an operand, as in `docker exec`.
 */
export function readArguments(words: readonly Word[], withValue: ReadonlySet<string> = none, until?: 'first-operand'): Arguments {
  const options: Option[] = [];
  const operands: Word[] = [];
  let index = 0;
  const next = (): Word | undefined => words[++index];
  for (; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (word.text === '--') return { options, operands, rest: words.slice(index + 1) };
    if (!word.text.startsWith('-') || word.text === '-') {
      if (until === 'first-operand') return { options, operands: words.slice(index), rest: [] };
      operands.push(word);
    } else options.push(...readOption(word, withValue, next));
  }
  return { options, operands, rest: [] };
}

/** The value of the last of several options. */
export function valueOf(given: Arguments, ...searched: readonly string[]): Word | undefined {
  return given.options.findLast(it => searched.includes(it.name) && it.value !== undefined)?.value;
}

export function hasOption(given: Arguments, ...searched: readonly string[]): boolean {
  return given.options.some(it => searched.includes(it.name));
}

/** Whether a word stands right behind a long option that is none of the flags, which take no value: it may be its value. */
export function mayBeValue(word: Word, words: readonly Word[], flags: ReadonlySet<string>): boolean {
  const before = words[words.indexOf(word) - 1]?.text ?? '';
  return /^--[^=]+$/.test(before) && !flags.has(before);
}

function readOption(word: Word, withValue: ReadonlySet<string>, next: () => Word | undefined): readonly Option[] {
  const { text } = word;
  const equals = text.indexOf('=');
  if (equals > 0 && (text.startsWith('--') || withValue.has(text.slice(0, equals)))) {
    return [{ name: text.slice(0, equals), word, value: partOf(word, equals + 1) }];
  }
  if (withValue.has(text)) return [withOptionalValue(text, word, next())];
  if (text.startsWith('--')) return [{ name: text, word }];
  const options: Option[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    if (!withValue.has(name)) options.push({ name, word });
    else return [...options, withOptionalValue(name, word, at + 1 < text.length ? partOf(word, at + 1) : next())];
  }
  return options;
}

function withOptionalValue(name: string, word: Word, value: Word | undefined): Option {
  return value === undefined ? { name, word } : { name, word, value };
}

/** The words before a `/` that stands alone, behind which a text names another command: `docker compose start / stop`. */
export function beforeAlternative(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(it => it.text === '/');
  return at < 0 ? words : words.slice(0, at);
}
