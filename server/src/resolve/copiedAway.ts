import { nameOf, type Path, resolvePath } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** Whether a command copies a file into a container, where it lies among others than here; question: the file's path. */
export const isCopiedAway = defineResolution({
  id: 'copied-away',
  reads: [],
  // What reads an operand with them is `cp`, which puts it into a container.
  answer: (facts, file: Path): boolean => isReadBy(facts, file, /^(?:docker|podman|nerdctl)$/),
});

/** Whether a command copies a package.json, so that it is a template of one whose scripts run elsewhere; question: the file's path. */
export const isCopiedPackage = defineResolution({
  id: 'copied-package',
  reads: [],
  answer: (facts, file: Path): boolean => nameOf(file) === 'package.json' && isReadBy(facts, file, /^cp$/),
});

const isReadBy = (facts: FactView, file: Path, programs: RegExp): boolean =>
  facts
    .all('command.file')
    .some(
      ({ key, value: { use, program, cwd } }) =>
        use === 'input' && programs.test(program) && cwd.folders.some(folder => resolvePath(folder, key) === file),
    );
