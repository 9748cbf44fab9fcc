import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { offers, targetsOf, taskFileFrom } from './targets.ts';

/**
 * Whether most targets that the workspace asks a task file for are not in it; question: the file's path. Then the file makes them in a
 * way that was not read, rather than that everybody is wrong.
 */
export const isMisread = defineResolution({
  id: 'misread-tasks',
  reads: ['command.target', 'make.file', 'tree.file'],
  answer(facts, file: Path): boolean {
    const tool = facts.in(file, 'make.file')[0]?.value.tool;
    const asked = new Set(
      facts.all('command.target').flatMap(({ key, veto, value: { cwd, file: named, tool: by } }) => {
        const [folder] = cwd.folders;
        const isOfFile = by === tool && named === undefined && veto === undefined && folder !== undefined;
        return isOfFile && taskFileFrom(facts, by, folder) === file ? [key] : [];
      }),
    );
    const targets = facts.ask(targetsOf, file);
    const missing = [...asked].filter(it => offers(targets, it) === 'no').length;
    return missing >= many && missing * 2 > asked.size;
  },
});

/** Fewer are drift. */
const many = 6;
