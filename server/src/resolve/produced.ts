import { foldersAbove, type Path, resolvePath } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * Whether something makes a path: a command (cp, mkdir, `>`, `-o`, git clone, …) or a text that tells the reader to; question:
 * the path. What stands below a produced folder that the tree does not hold is produced with it.
 */
export const isProduced = defineResolution({
  id: 'produced',
  reads: ['command.produces', 'doc.produces', 'tree.folder'],
  answer(facts, path: Path): boolean {
    if (isMade(facts, path)) return true;
    for (const folder of foldersAbove(path)) {
      if (folder === '' || facts.get('tree.folder', folder).length > 0) return false;
      if (isMade(facts, folder)) return true;
    }
    return false;
  },
});

/** Looks a path up by all its suffixes, since a producer's working directory may be any folder above it. */
function isMade(facts: FactView<'command.produces' | 'doc.produces'>, path: Path): boolean {
  for (let suffix = path; ; ) {
    const key = suffix;
    if (facts.get('doc.produces', key).length > 0) return true;
    if (facts.get('command.produces', key).some(it => reaches(it.value.cwd, key, path))) return true;
    const slash = suffix.indexOf('/');
    if (slash < 0) return false;
    suffix = suffix.slice(slash + 1);
  }
}

const reaches = (cwd: Cwd, written: string, path: Path): boolean =>
  !cwd.certain || cwd.folders.length === 0 || cwd.folders.some(folder => resolvePath(folder, written) === path);
