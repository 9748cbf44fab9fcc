import { folderOf, isInside, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { licenses, packages } from './copiedWork.ts';

/**
 * Whether a file came with a release of somebody else that was unpacked into the workspace; question: its path. Such a folder has its
 * license, its version and its changes, and is no package for a registry.
 */
export const isOfCopiedRelease = defineResolution({
  id: 'of-copied-release',
  reads: [],
  answer: (facts, file: Path): boolean => facts.ask(copiedReleases, '').some(it => isInside(file, it)),
});

/** The folders that hold such releases; question: `''`. */
const copiedReleases = defineResolution({
  id: 'copied-releases',
  reads: ['tree.name', 'tree.file'],
  answer(facts): readonly Path[] {
    const has = (folder: Path, names: readonly string[]): boolean =>
      names.some(name => facts.get('tree.file', `${folder}/${name}`).length > 0);
    return versions
      .flatMap(name => facts.get('tree.name', name).map(it => folderOf(it.path)))
      .filter(it => it !== '' && has(it, licenses) && has(it, changes) && !has(it, packages))
      .sort();
  },
});

const versions = ['VERSION', 'VERSION.txt', 'version.txt'];
const changes = ['Changelog', 'ChangeLog', 'CHANGELOG', 'CHANGELOG.md', 'CHANGES', 'NEWS', 'HISTORY'];
