import { type Path, resolvePath } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** Whether a command copies a file into a container, where it lies among others than here; question: the file's path. */
export const isCopiedAway = defineResolution({
  id: 'copied-away',
  reads: ['command.file'],
  answer: (facts, file: Path): boolean =>
    facts
      .all('command.file')
      .some(
        ({ key, value: { use, program, cwd } }) =>
          use === 'input' && copiers.test(program) && cwd.folders.some(folder => resolvePath(folder, key) === file),
      ),
});

/** What reads an operand with them is `cp`, which puts it into a container. */
const copiers = /^(?:docker|podman|nerdctl)$/;
