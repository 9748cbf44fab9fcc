import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { plainName, projectNames } from './projectNames.ts';
import { roleOf } from './role.ts';

/** Whether a command runs in a copy that the reader made of another repository, of whose files nothing is known. */
export function isInOtherCopy(facts: FactView, { value }: FactOf): boolean {
  const clone = 'cwd' in value ? value.cwd.clone : undefined;
  return clone !== undefined && !facts.ask(ownNames, '').includes(plainName(clone));
}

/**
 * The names that a copy of this workspace may have. A clone does not tell whose it is: it is of this workspace where it has the name of
 * one of its packages or of its README, or that the package of its root gives its repository; where none has, the repository that a
 * document of the root tells to clone is taken for it, else the one that most documents do.
 */
export const ownNames = defineResolution({
  id: 'own-names',
  reads: ['command.produces', 'package.manifest'],
  answer(facts): readonly string[] {
    const documents = new Map<string, Set<string>>();
    for (const { path, value } of facts.all('command.produces')) {
      if (value.repository === undefined || value.origin !== 'prose' || facts.ask(roleOf, path) !== 'living') continue;
      const name = plainName(value.repository);
      documents.set(name, (documents.get(name) ?? new Set()).add(path));
    }
    const own = facts.ask(projectNames, '');
    const [{ value: manifest } = {}] = facts.in('package.json', 'package.manifest');
    if (manifest?.repository !== undefined) return [...own, plainName(manifest.repository)].sort();
    if (own.some(it => documents.has(it))) return own;
    const counts = [...documents].map(([name, paths]) => ({ name, all: paths.size, inRoot: [...paths].some(it => !it.includes('/')) }));
    const most = Math.max(...counts.map(it => it.all));
    const told = counts.filter(it => (counts.some(other => other.inRoot) ? it.inRoot : it.all === most));
    return [...own, ...told.map(it => it.name)].sort();
  },
});
