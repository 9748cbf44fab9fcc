import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** The one file or folder of the tree whose path differs from this one by case alone; question: the path, which is not there. */
export const otherCase = defineResolution({
  id: 'other-case',
  reads: [],
  answer: (facts, path: Path): Path | undefined => {
    const same = facts.ask(pathsInLowerCase, '').get(path.toLowerCase()) ?? [];
    return same.length === 1 && same[0] !== path ? same[0] : undefined;
  },
});

/** Files and folders by their paths in lower case. */
const pathsInLowerCase = defineResolution({
  id: 'paths-in-lower-case',
  reads: ['tree.file', 'tree.folder'],
  answer(facts): ReadonlyMap<string, readonly Path[]> {
    const paths = new Map<string, Path[]>();
    for (const kind of ['tree.file', 'tree.folder'] as const) {
      for (const { key } of facts.all(kind)) {
        const lower = key.toLowerCase();
        const same = paths.get(lower);
        if (same === undefined) paths.set(lower, [key]);
        else same.push(key);
      }
    }
    return paths;
  },
});
