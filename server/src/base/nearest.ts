import { editDistance } from './editDistance.ts';
import { continues, haveNearWords, isPartOf, isShortSlip } from './nameWords.ts';

/**
 * The candidate that `name` was most likely meant to be: the smallest edit distance (insertion, deletion, substitution,
 * transposition of neighbours), at most a third of the longer name and at most `most`, with no word that is another one. Ties go to one
 * that holds the whole name, then to the first in the given order. One letter is as near to a name as to any other.
 */
export function nearest(name: string, candidates: Iterable<string>, most = Number.POSITIVE_INFINITY): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const fuller = best !== undefined && candidate.includes(name) && !best.includes(name);
    const slips = Math.max(name.length > 1 ? 1 : 0, Math.floor(Math.max(name.length, candidate.length) / 3));
    const limit = Math.min(most, fuller ? least : least - 1, slips);
    if (Math.abs(name.length - candidate.length) > limit) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit && haveNearWords(name, candidate)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Whether a name is another one but for slips, or one begins or ends with the other. A common word alone makes them siblings at most. */
export const isRelated = (name: string, other: string): boolean => isPartOf(name, other) || nearest(name, [other]) !== undefined;

/** Candidates from the nearest to the farthest by edit distance; equal ones keep their order. */
export function byNearness(name: string, candidates: Iterable<string>): readonly string[] {
  return [...candidates]
    .map(candidate => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .map(it => it.candidate);
}

/**
 * Whether a candidate differs from a name by two letters at most, has its words and digits, which tell names apart, and is nearer to it
 * than all others are; none holds or continues the name (`test-all` of `test`, `test:ui:open` of `test:ui`). Of three letters at most,
 * another one makes another word.
 */
export function isNearestAlone(name: string, candidate: string, others: Iterable<string>): boolean {
  if (digitsOf(name) !== digitsOf(candidate) || !haveNearWords(name, candidate)) return false;
  const [written, meant] = [name.toLowerCase(), candidate.toLowerCase()];
  const distance = editDistance(written, meant);
  if (distance > 2 || (distance > 0 && Math.max(name.length, candidate.length) <= 3 && !isShortSlip(written, meant))) return false;
  return [candidate, ...others].every(
    it =>
      !continues(it, name) &&
      (it === candidate || (editDistance(written, it.toLowerCase(), distance) > distance && !it.split(/[-_.:/]/).includes(name))),
  );
}

/** Whether one name is the other with one letter missing, added, wrong or swapped with its neighbour; digits tell names apart. */
export const isSlip = (name: string, other: string): boolean =>
  Math.abs(name.length - other.length) <= 1 &&
  (name[0] === other[0] || name.at(-1) === other.at(-1)) &&
  editDistance(name, other, 1) === 1 &&
  digitsOf(name) === digitsOf(other);

const digitsOf = (name: string): string => name.replace(/\D/g, '');
