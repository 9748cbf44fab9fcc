import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { bunLocks, npmLocks, pythonManifests, rootFiles } from './ecosystems.ts';

/** A file that says what the workspace depends on, and Dependabot's names for those who can update it. */
export interface Manifest {
  readonly path: Path;
  /** Any of them covers it; the first is the one to add. */
  readonly ecosystems: readonly string[];
}

/** The manifests in the root, one for each ecosystem; question: `''`. */
export const rootManifests = defineResolution({
  id: 'root-manifests',
  reads: ['tree.file', 'package.dependency', 'workflow.action', 'docker.stage'],
  answer(facts): readonly Manifest[] {
    const there = (path: Path): boolean => facts.get('tree.file', path).length > 0;
    const found: Manifest[] = [];
    const add = (path: Path | undefined, ...ecosystems: readonly string[]): void => {
      if (path !== undefined && !found.some(it => it.ecosystems[0] === ecosystems[0])) found.push({ path, ecosystems });
    };
    if (facts.in('package.json', 'package.dependency').length > 0) {
      if (bunLocks.some(there) && !npmLocks.some(there)) add('package.json', 'bun');
      else add('package.json', 'npm');
    }
    if (there('uv.lock')) add('uv.lock', 'uv');
    else
      add(
        pythonManifests.find(it => facts.in(it, 'package.dependency').length > 0) ?? (there('Pipfile') ? 'Pipfile' : undefined),
        'pip',
        'uv',
      );
    for (const [name, ecosystem] of rootFiles) add(there(name) ? name : undefined, ecosystem);
    if (facts.in('Dockerfile', 'docker.stage').some(it => /^[^$]+:[^$]+$/.test(it.value.base))) add('Dockerfile', 'docker');
    add(facts.all('workflow.action').find(it => /^\.github\/workflows\/|^action\.ya?ml$/.test(it.path))?.path, 'github-actions');
    return found;
  },
});
