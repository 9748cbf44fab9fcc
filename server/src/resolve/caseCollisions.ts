import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** Files by their paths in lower case, where several have the same one. */
const collisions = defineResolution({
  id: 'case-collisions',
  reads: ['tree.file'],
  answer(facts): ReadonlyMap<string, readonly Path[]> {
    const files = new Map<string, Path[]>();
    for (const { key } of facts.all('tree.file')) {
      const folded = key.toLowerCase();
      const same = files.get(folded);
      if (same === undefined) files.set(folded, [key]);
      else same.push(key);
    }
    return new Map([...files].filter(([, paths]) => paths.length > 1));
  },
});

export const collidingFiles = {
  /** The files that collide with one that stands before them in order; question: `''`. */
  later: defineResolution({
    id: 'colliding-files',
    reads: [],
    answer: (facts): readonly Path[] => [...facts.ask(collisions, '').values()].flatMap(it => it.slice(1)),
  }),
  /** The first file whose path differs from this one in case only; question: the path. `null` when there is none, or it is the first itself. */
  first: defineResolution({
    id: 'first-collision',
    reads: [],
    answer(facts, path: Path): Path | null {
      const [first] = facts.ask(collisions, '').get(path.toLowerCase()) ?? [];
      return first === undefined || first === path ? null : first;
    },
  }),
};
