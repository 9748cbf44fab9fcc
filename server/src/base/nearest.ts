/**
 * The candidate that `name` was most likely meant to be: the smallest edit distance (insertion, deletion, substitution,
 * transposition of neighbours), at most a third of the longer word and at most `most`. Ties go to one that holds the whole name, then to
 * the first in the given order.
 */
export function nearest(name: string, candidates: Iterable<string>, most = Number.POSITIVE_INFINITY): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const fuller = best !== undefined && candidate.includes(name) && !best.includes(name);
    const limit = Math.min(most, fuller ? least : least - 1, Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)));
    if (Math.abs(name.length - candidate.length) > limit) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Candidates from the nearest to the farthest by edit distance; equal ones keep their order. */
export function byNearness(name: string, candidates: Iterable<string>): readonly string[] {
  return [...candidates]
    .map(candidate => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .map(it => it.candidate);
}

/**
 * Whether a candidate differs from a name by two letters at most and is nearer to it than all others are, none of which holds the name
 * (`test-all` besides `text`, of `test`). It has the digits of the name, which tell names apart.
 */
export function isNearestAlone(name: string, candidate: string, others: Iterable<string>): boolean {
  if (digitsOf(name) !== digitsOf(candidate)) return false;
  const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
  if (distance > 2) return false;
  return [...others].every(
    it =>
      it === candidate || (editDistance(name.toLowerCase(), it.toLowerCase(), distance) > distance && !it.split(/[-_.:/]/).includes(name)),
  );
}

/** Whether one name is the other with one letter missing, added, wrong or swapped with its neighbour; digits tell names apart. */
export const isSlip = (name: string, other: string): boolean =>
  Math.abs(name.length - other.length) <= 1 &&
  (name[0] === other[0] || name.at(-1) === other.at(-1)) &&
  editDistance(name, other, 1) === 1 &&
  digitsOf(name) === digitsOf(other);

const digitsOf = (name: string): string => name.replace(/\D/g, '');

/** The distance, or what is more than `limit` where it is more. */
function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  let leastBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      if (cost < least) least = cost;
    }
    // Every later cost follows from one of this row, or by a transposition from one of the row before.
    if (least > limit && leastBefore + 1 > limit) return least;
    leastBefore = least;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
