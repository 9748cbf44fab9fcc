import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';

/** How a symbolic link counts: as a file when it leads to a file inside the folder, else as a place below which nothing is known. */
export async function linkEntry(root: string, path: Path): Promise<TreeEntry> {
  const unknown: TreeEntry = { link: true, opaque: 'link' };
  const target = await realpath(join(root, path)).catch(() => undefined);
  if (target === undefined || !isInsideFolder(root, target)) return unknown;
  const stats = await stat(target).catch(() => undefined);
  if (stats?.isFile()) return { link: true };
  return { ...unknown, to: relative(root, target).split(sep).join('/') };
}

/** Whether an absolute path lies inside a folder; both are real paths. */
export function isInsideFolder(root: string, file: string): boolean {
  const way = relative(root, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
