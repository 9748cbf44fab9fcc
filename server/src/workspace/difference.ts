import type { Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import type { WorkspaceSource } from './source.ts';

/** Where two sources differ. */
export interface Difference {
  /** The paths whose content or kind is another one, and those that only one of them has. */
  readonly paths: readonly Path[];
  /** Files that were moved as they are, by the path that they had. */
  readonly renames: ReadonlyMap<Path, Path>;
}

/** Compares two sources by the ids of what they hold: nothing is read. */
export async function differenceOf(before: WorkspaceSource, after: WorkspaceSource): Promise<Difference> {
  const [old, now] = await Promise.all([before.list(), after.list()]);
  const idOf = async (source: WorkspaceSource, path: Path): Promise<string> => (await source.content(path))?.id ?? '';
  const paths: Path[] = [];
  const gone = new Map<string, Path>();
  for (const path of old.keys()) {
    if (now.has(path)) continue;
    paths.push(path);
    const id = await idOf(before, path);
    if (id !== '') gone.set(id, path);
  }
  const renames = new Map<Path, Path>();
  for (const [path, entry] of now) {
    const known = old.get(path);
    const id = await idOf(after, path);
    const same = known !== undefined && isSame(known, entry) && id === (await idOf(before, path));
    if (same && (id !== '' || entry.opaque !== undefined)) continue;
    paths.push(path);
    const from = known === undefined ? gone.get(id) : undefined;
    if (from !== undefined) renames.set(from, path);
  }
  return { paths, renames };
}

const isSame = (one: TreeEntry, other: TreeEntry): boolean => one.link === other.link && one.opaque === other.opaque && one.to === other.to;
