import { folderOf, type Path } from '../base/path.ts';
import type { CommandContext } from '../facts/cwd.ts';
import type { FactView } from '../index/view.ts';

/**
 * The folder of the workspace that a document sent its reader to before a command, where it did. The reader may have gone back since: what
 * is wrong there is no safe thing to write.
 */
export function statedFolder(facts: FactView<'tree.folder'>, path: Path, { cwd, origin }: CommandContext): Path | undefined {
  if (cwd.certain || origin !== 'prose') return undefined;
  const [first] = cwd.folders.filter(it => facts.get('tree.folder', it).length > 0);
  return first === '' || first === folderOf(path) ? undefined : first;
}
