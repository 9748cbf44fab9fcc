import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath, suffixesOf } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { ownTemplate } from './ownTemplate.ts';
import { roleOf } from './role.ts';

/**
 * Whether something makes a path: a command (cp, mkdir, `>`, `-o`, git clone, …), a target that is a file, a text that tells the reader to, a build that
 * names it, or whoever fills in the template beside it; question: the path. What stands below a produced folder that the tree does not hold is produced with it.
 */
export const isProduced = defineResolution({
  id: 'produced',
  reads: ['build.document', 'command.produces', 'doc.produces', 'make.target', 'tree.folder'],
  answer(facts: FactView, path: Path): boolean {
    if (isMade(facts, path) || isNamedByBuild(facts, path) || facts.ask(ownTemplate, path) !== undefined) return true;
    for (const folder of foldersAbove(path)) {
      if (folder === '') return false;
      if (facts.get('tree.folder', folder).length > 0) return folder === folderOf(path) && isFilled(facts, folder);
      if (isMade(facts, folder)) return true;
    }
    return false;
  },
});

/** Looks a path up by all its suffixes, since a producer's working directory may be any folder above it. */
const isMade = (facts: FactView, path: Path): boolean =>
  [...suffixesOf(path)].some(
    written =>
      facts.get('doc.produces', written).some(it => speaks(facts, it.path)) ||
      facts
        .get('command.produces', written)
        .some(it => (it.veto === undefined || it.veto === 'tolerated') && speaks(facts, it.path) && reaches(it.value.cwd, written, path)) ||
      isMakeTarget(facts, written, path),
  );

/** Whether a Makefile has the file for a target; one without a folder and an ending is more often an action. */
const isMakeTarget = (facts: FactView, written: Path, path: Path): boolean =>
  /[/.]/.test(written) && facts.get('make.target', written).some(it => !it.value.phony && resolvePath(folderOf(it.path), written) === path);

/** Whether a build at or above the path's folder names a document of the path's name, wherever it puts it together. */
const isNamedByBuild = (facts: FactView, path: Path): boolean =>
  facts.get('build.document', nameOf(path)).some(it => isInside(path, folderOf(it.path)) && speaks(facts, it.path));

/** Whether something unpacks files nobody can name into a folder that the tree holds too. */
const isFilled = (facts: FactView, folder: Path): boolean =>
  facts.get('command.produces', folder).some(it => it.value.how === 'actions/download-artifact' && reaches(it.value.cwd, folder, folder));

/** Plans, reports and records tell what somebody made once, or may make. */
const speaks = (facts: FactView, document: Path): boolean =>
  !['chronicle', 'plan', 'report', 'prompt', 'fixture', 'vendored'].includes(facts.ask(roleOf, document));

const reaches = (cwd: Cwd, written: string, path: Path): boolean =>
  !cwd.certain || cwd.folders.length === 0 || cwd.folders.some(folder => resolvePath(folder, written) === path);
