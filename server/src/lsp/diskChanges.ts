import type { Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import { turn } from './turns.ts';

/** Which entries of the tree are others than before; one that is gone is `undefined`. */
export function treeChanges(before: ReadonlyMap<Path, TreeEntry>, after: ReadonlyMap<Path, TreeEntry>): Map<Path, TreeEntry | undefined> {
  const changes = new Map<Path, TreeEntry | undefined>();
  if (before === after) return changes;
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, undefined);
  for (const [path, entry] of after) {
    const known = before.get(path);
    if (known === undefined || known.link !== entry.link || known.opaque !== entry.opaque) changes.set(path, entry);
  }
  return changes;
}

/** Paths to read anew: those that changed in the tree, those that events named, and what lies inside folders that events named. */
export function pathsToRead(listed: ReadonlyMap<Path, TreeEntry>, changed: Iterable<Path>, named: ReadonlySet<Path>): readonly Path[] {
  const paths = new Set([...changed, ...named]);
  const folders = [...named].filter(it => !listed.has(it)).map(it => `${it}/`);
  if (folders.length > 0) for (const path of listed.keys()) if (folders.some(it => path.startsWith(it))) paths.add(path);
  return [...paths];
}

/** Calls `read` for each path, giving other work a turn now and then. */
export async function inTurns(paths: readonly Path[], read: (path: Path) => Promise<void>): Promise<void> {
  for (const path of paths) {
    await read(path);
    await turn();
  }
}
