import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diskSource } from './disk.ts';

/** What tells whether a folder was changed: its commit, and each file with what its disk says of it. */
export type FolderState = ReadonlyMap<string, string>;

/** The state of a folder on disk now. Two that are the same are of a folder where everything answers the same. */
export async function folderState(root: string): Promise<FolderState> {
  const source = await diskSource(root);
  const entries = [...(await source.list())];
  const [besides, above] = await Promise.all([source.besides(), source.policiesAbove()]);
  const stamps = await Promise.all(
    entries.map(async ([path, entry]) => [path, `${await stampOf(join(source.root, path))} ${JSON.stringify(entry)}`] as const),
  );
  return new Map([['', JSON.stringify([source.revision, besides.map(it => it.key), above])], ...stamps]);
}

/** Whether two states of a folder are the same. */
export const isSameState = (one: FolderState, other: FolderState): boolean =>
  one.size === other.size && [...one].every(([path, stamp]) => other.get(path) === stamp);

/** The time of a file's last change, which no program sets, with its size and number; those of what it leads to when it is a link. */
async function stampOf(file: string): Promise<string> {
  const own = await lstat(file).catch(() => undefined);
  if (own === undefined) return '';
  const target = own.isSymbolicLink() ? await stat(file).catch(() => undefined) : undefined;
  return [own, target].map(it => (it === undefined ? '' : `${it.ctimeMs} ${it.mtimeMs} ${it.size} ${it.ino}`)).join(' ');
}
