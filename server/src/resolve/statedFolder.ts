import { folderOf, nameOf, type Path } from '../base/path.ts';
import type { CommandContext } from '../facts/cwd.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { ownNames } from './ownCopy.ts';
import { plainName } from './projectNames.ts';

/**
 * The folder of the workspace that a document sent its reader to before a command, where it did. The reader may have gone back since: what
 * is wrong there is no safe thing to write.
 */
export function statedFolder(facts: FactView<'tree.folder'>, path: Path, { cwd, origin }: CommandContext): Path | undefined {
  if (cwd.certain || origin !== 'prose') return undefined;
  const [first] = cwd.folders.filter(it => facts.get('tree.folder', it).length > 0);
  return first === '' || first === folderOf(path) ? undefined : first;
}

/** Whether a sentence sends the reader to a folder that is not here: one that a build makes, or of another repository. The workspace's own name is its root. */
export function isSentElsewhere(facts: FactView, { value }: FactOf): boolean {
  const stated = 'cwd' in value ? value.cwd.stated : undefined;
  return (
    stated !== undefined &&
    !stated.some(it => facts.get('tree.folder', it).length > 0 || it === '' || wholeWorkspace.test(nameOf(it))) &&
    !stated.some(it => facts.ask(ownNames, '').includes(plainName(nameOf(it))))
  );
}

const wholeWorkspace = /^(?:root|base|top|main|repo|repository|project|project-root|workspace)$/i;
