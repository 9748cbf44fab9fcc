import { editDistance } from './editDistance.ts';

/**
 * Whether the words of two names are the same but for slips; a long frame that names share says nothing of a word that differs in it. Of
 * names with other numbers of words, the longer begins or ends with the shorter, or only what parts them differs (`buildall`, `build-all`).
 */
export function haveNearWords(name: string, other: string): boolean {
  const [words, others] = [wordsOf(name), wordsOf(other)];
  if (words.length === others.length) {
    const areAlone = words.length === 1;
    return words.every((it, index) => areNear(it, others[index] ?? '', areAlone));
  }
  return isEndOf(words, others, areNear) || editDistance(words.join(''), others.join(''), 1) <= 1;
}

/** The words of a name in lower case: what signs part, or humps. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[-_.:/ ]+|(?<=[a-z0-9])(?=[A-Z])/)
    .filter(it => it !== '')
    .map(it => it.toLowerCase());

/** Whether one name begins or ends with all words of the other: `start` and `start:dev`, but not `up:main` and `up:beta:main`. */
export const isPartOf = (name: string, other: string): boolean => isEndOf(wordsOf(name), wordsOf(other), (it, word) => it === word);

/** Whether the shorter of two rows of words stands at the beginning or the end of the longer. */
function isEndOf(words: readonly string[], others: readonly string[], isSame: (word: string, other: string) => boolean): boolean {
  const [shorter, longer] = words.length < others.length ? [words, others] : [others, words];
  return [0, longer.length - shorter.length].some(from => shorter.every((it, index) => isSame(it, longer[from + index] ?? '')));
}

/** Whether a name is another one with more words behind it: `test:ui:open` of `test:ui`. */
export const continues = (longer: string, name: string): boolean => longer.startsWith(name) && /^[-_.:/ ]./.test(longer.slice(name.length));

/**
 * Whether one name is a part of what the other names, as npm's scripts are by habit (`build:web` of `build`), or of what is done to it
 * (`validate:build`).
 */
export const isPartOfTask = (name: string, other: string): boolean =>
  name.startsWith(`${other}:`) || other.startsWith(`${name}:`) || isDoneTo(name, other) || isDoneTo(other, name);

const isDoneTo = (name: string, task: string): boolean => name.endsWith(`:${task}`) && deeds.has(name.slice(0, name.indexOf(':')));
const deeds: ReadonlySet<string> = new Set('analyse analyze check clean debug fix lint post pre test validate verify watch'.split(' '));

/**
 * Whether two different words of three letters at most are one with two letters swapped or one doubled: `wbe` of `web` and `dbb` of `db`,
 * but not `ci`.
 */
export const isShortSlip = (word: string, other: string): boolean =>
  editDistance(word, other, 1) === 1 &&
  (word.length === other.length ? lettersOf(word) === lettersOf(other) : undoubled(word) === undoubled(other));

function areNear(word: string, other: string, areAlone = false): boolean {
  if (word === other) return true;
  const length = Math.max(word.length, other.length);
  if (length <= 3 && !areAlone) return isShortSlip(word, other);
  // Whoever slips seldom does so at the first letter, and hardly ever there and elsewhere.
  const most = (length < 6 ? 1 : 2) - (word[0] === other[0] ? 0 : 1);
  return editDistance(word, other, most) <= most;
}

const lettersOf = (word: string): string => [...word].sort().join('');

const undoubled = (word: string): string => word.replace(/(.)\1/gu, '$1');
