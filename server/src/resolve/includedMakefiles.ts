import { compileGlob } from '../base/glob.ts';
import { folderOf, type Path, resolvePath } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * Where a command runs, corrected for the recipes of a Makefile that another one includes: make runs them where it was started, which is
 * most often the folder of the other. Source: the GNU make manual, "Including Other Makefiles".
 */
export function cwdOfRecipe(facts: FactView, path: Path, cwd: Cwd): Cwd {
  const folders = facts.in(path, 'make.file')[0]?.value.tool === 'make' ? facts.ask(includingFolders, path) : [];
  return folders.length === 0 ? cwd : { ...cwd, folders: [...new Set([...folders, ...cwd.folders])], certain: false };
}

/** The folders of the Makefiles that include one; question: its path. */
const includingFolders = defineResolution({
  id: 'including-folders',
  reads: ['make.open'],
  answer: (facts, file: Path): readonly Path[] =>
    facts.all('make.open').flatMap(({ key, path, value: { tool, because } }) => {
      if (path === file || tool !== 'make' || (because !== 'include' && because !== 'optional-include')) return [];
      // make resolves includes in the folder that it runs in.
      const written = resolvePath(folderOf(path), key);
      return written !== undefined && (written === file || compileGlob(written)?.(file) === true) ? [folderOf(path)] : [];
    }),
});
