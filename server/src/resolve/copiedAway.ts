import { folderOf, foldersAbove, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { Origin } from '../facts/cwd.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * Whether a command copies a file into a container, or a script copies it to where it puts a package together, so that it lies among
 * others than here; question: the file's path.
 */
export const isCopiedAway = defineResolution({
  id: 'copied-away',
  reads: [],
  // What reads an operand with them is `cp`, which puts it into a container.
  answer: (facts, file: Path): boolean =>
    isReadBy(facts, file, /^(?:docker|podman|nerdctl)$/) || isReadBy(facts, file, /^(?:cp|install|rsync)$/, ['script', 'ci', 'config']),
});

/** Whether a command copies a package.json, so that it is a template of one whose scripts run elsewhere; question: the file's path. */
export const isCopiedPackage = defineResolution({
  id: 'copied-package',
  reads: [],
  answer: (facts, file: Path): boolean => nameOf(file) === 'package.json' && isReadBy(facts, file, /^cp$/),
});

/**
 * Whether a file is one that the tasks of an Ansible role copy to the hosts that it is for, where it lies among others than here; question:
 * its path. Source: Ansible, "Roles", "Role directory structure".
 */
export const isOfRole = defineResolution({
  id: 'of-role',
  reads: ['tree.file'],
  answer: (facts, file: Path): boolean =>
    [...foldersAbove(file)].some(
      it =>
        /^(?:files|templates)$/.test(nameOf(it)) &&
        ['main.yml', 'main.yaml', 'main'].some(name => facts.get('tree.file', beside(it, `tasks/${name}`)).length > 0),
    ),
});

const beside = (folder: Path, path: Path): Path => resolvePath(folderOf(folder), path) ?? path;

const isReadBy = (facts: FactView, file: Path, programs: RegExp, origins?: readonly Origin[]): boolean =>
  facts
    .all('command.file')
    .some(
      ({ key, value: { use, program, cwd, origin } }) =>
        use === 'input' &&
        programs.test(program) &&
        (origins?.includes(origin) ?? true) &&
        cwd.folders.some(folder => resolvePath(folder, key) === file),
    );
