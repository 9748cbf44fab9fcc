import { folderOf, isInside, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { standardModules } from './standardModules.ts';

/**
 * The modules of its own package that `__main__` runs, where neither it nor they use anything of the rest of that package, which is
 * large enough to be the program; `undefined` where it uses the package.
 */
export function islandOf(facts: FactView, { path, value }: FactOf<'python.main'>): readonly Path[] | undefined {
  // Of what is neither its own nor Python's, nobody knows whether it starts the program.
  if (value.uses.length === 0 && !value.others.every(it => standardModules.has(it))) return undefined;
  const folder = folderOf(path);
  const files = value.uses.map(it => moduleOf(facts, folder, it));
  const alone = files.flatMap(it => (it !== undefined && facts.in(it, 'python.self-contained').length > 0 ? [it] : []));
  if (alone.length < files.length || facts.ask(connectedModules, folder) < smallest) return undefined;
  return [...new Set(alone)];
}

/** Modules that use each other, from which on a package is more than what its `__main__` shows. */
const smallest = 5;

/** The file of a name that is imported: a module, or the one that defines it. */
const moduleOf = (facts: FactView, folder: Path, place: Path): Path | undefined =>
  [`${place}.py`, ...(folderOf(place) === folder ? [] : [`${folderOf(place)}.py`])].find(it => facts.get('tree.file', it).length > 0);

/** How many modules of a package import others of it; question: its folder. */
const connectedModules = defineResolution({
  id: 'connected-modules',
  reads: ['python.module', 'python.self-contained'],
  answer: (facts, folder: Path): number =>
    facts
      .all('python.module')
      .filter(it => isInside(it.path, folder) && !/__\w+__\.py$/.test(it.path) && facts.in(it.path, 'python.self-contained').length === 0)
      .length,
});
