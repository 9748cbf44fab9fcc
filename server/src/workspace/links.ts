import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';

/** How a symbolic link counts: as a file when it leads to a file inside the folder, else as a place below which nothing is known. */
export async function linkEntry(root: string, path: Path): Promise<TreeEntry> {
  const unknown: TreeEntry = { link: true, opaque: 'link' };
  const target = await realpath(join(root, path)).catch(() => undefined);
  if (target === undefined || !isInsideFolder(root, target)) return unknown;
  const stats = await stat(target).catch(() => undefined);
  const to = relative(root, target).split(sep).join('/');
  return stats?.isFile() ? { link: true, to } : { ...unknown, to };
}

/**
 * Where a path leads with every link on its way followed; a file that does not exist yet, by the folders above it. `undefined` where that
 * is outside of the folder, or nowhere.
 */
export async function leadsTo(root: string, path: Path): Promise<Path | undefined> {
  const realRoot = await realpath(root);
  let above = join(realRoot, path);
  let below = '';
  while (!(await lstat(above).catch(() => undefined))) {
    below = join(basename(above), below);
    above = dirname(above);
  }
  const target = await realpath(above).catch(() => undefined);
  return target === undefined || !isInsideFolder(realRoot, target)
    ? undefined
    : relative(realRoot, join(target, below)).split(sep).join('/');
}

/** Whether an absolute path lies inside a folder; both are real paths. */
export function isInsideFolder(root: string, file: string): boolean {
  const way = relative(root, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
