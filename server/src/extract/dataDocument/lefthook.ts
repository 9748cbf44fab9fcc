import { folderOf, type Path, resolvePath } from '../../base/path.ts';
import type { DataString } from './strings.ts';

/**
 * The folder that the commands of a lefthook configuration run in, by the pointer of the string that holds them: the nearest `root`
 * of the command, or of the group that it is a job of, from the root of the repository. Source: lefthook's "Configuration", `root`.
 */
export function lefthookFolders(path: Path, strings: readonly DataString[]): ((pointer: string) => readonly Path[]) | undefined {
  if (!/(?:^|\/)\.?lefthook(?:-local)?\.(?:ya?ml|json)$/.test(path)) return undefined;
  const repository = folderOf(path).replace(/(?:^|\/)\.config$/, '');
  const roots = new Map(
    strings.flatMap(({ pointer, text, key }) => (!key && pointer.endsWith('/root') ? [[folderOf(pointer), text.text] as const] : [])),
  );
  return pointer => {
    for (let at = pointer; at !== ''; at = folderOf(at)) {
      const root = roots.get(at);
      if (root === undefined) continue;
      const folder = /[$<{]/.test(root) ? undefined : resolvePath(repository, root);
      return folder === undefined ? [] : [folder];
    }
    return [repository];
  };
}
