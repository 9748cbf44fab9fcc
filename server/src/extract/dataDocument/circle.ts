import { folderOf, type Path, resolvePath } from '../../base/path.ts';
import type { DataString } from './strings.ts';

/**
 * The folders that the commands of a CircleCI configuration may run in, by the pointer of the string that holds them. A job's
 * `working_directory` is the folder that the repository is checked out to, or one below it: its first segment below `~` is the
 * project's. Source: CircleCI's "Configuration reference", `jobs`.
 */
export function circleFolders(path: Path, strings: readonly DataString[]): ((pointer: string) => readonly Path[]) | undefined {
  if (!/(?:^|\/)\.circleci\/[^/]+\.ya?ml$/.test(path)) return undefined;
  const folders = new Map(
    strings.flatMap(({ pointer, text }) =>
      pointer.endsWith('/working_directory') ? [[pointer.slice(0, -'/working_directory'.length), folderBelow(text.text)] as const] : [],
    ),
  );
  return pointer => {
    for (let at = pointer; at !== ''; at = folderOf(at)) {
      const folder = folders.get(at);
      if (folder !== undefined) return [...new Set([folder, ''])];
      if (folders.has(at)) return [];
    }
    return [''];
  };
}

/** The folder of the workspace that is meant: the checkout's own is the first segment below the home folder. */
function folderBelow(written: string): Path | undefined {
  const below = /^(?:~|\/home\/circleci|\/root)\/[\w.-]+(?:\/(.*))?$/.exec(written);
  const relative = below !== null ? (below[1] ?? '') : /^[~/]/.test(written) ? undefined : written;
  return relative === undefined || /[$<{]/.test(relative) ? undefined : resolvePath('', relative);
}
