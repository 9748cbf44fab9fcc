import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { offers, targetsOf, taskFilesOf } from './targets.ts';

/**
 * Whether most targets that the workspace asks a task file for are not in it; question: the file's path. Then the file makes them in a
 * way that was not read, rather than that everybody is wrong.
 */
export const isMisread = defineResolution({
  id: 'misread-tasks',
  reads: ['command.target'],
  answer(facts, file: Path): boolean {
    const claims = facts.all('command.target').filter(it => it.veto === undefined && taskFilesOf(facts, it)[0] === file);
    const asked = new Set(claims.map(it => it.key));
    const targets = facts.ask(targetsOf, file);
    const missing = [...asked].filter(it => offers(targets, it) === 'no').length;
    return missing >= many && missing * 2 > asked.size;
  },
});

/** Fewer are drift. */
const many = 6;
