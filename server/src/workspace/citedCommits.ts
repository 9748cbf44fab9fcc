import { foldersAbove, type Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import { lastRemoval } from './historyFacts.ts';
import type { Removal } from './historyLog.ts';

/**
 * The commits that may tell where paths went of which it is not known, newest first. Of a folder it is the one that took most of
 * its files: a folder is renamed at once.
 */
export function citedCommits(
  paths: readonly Path[],
  removals: ReadonlyMap<Path, Removal>,
  existing: ReadonlyMap<Path, TreeEntry>,
): readonly string[] {
  const lastCommit = (path: Path): string | undefined => {
    const { removal } = lastRemoval(path, removals, existing);
    return removal?.to === undefined ? removal?.commit : undefined;
  };
  const isGone = (path: Path): boolean => removals.has(path) && !existing.has(path);
  const wanted = new Set(paths.filter(isGone).map(lastCommit));
  const folders = new Map(paths.filter(it => !isGone(it)).map(it => [it, new Map<string, number>()]));
  if (folders.size > 0)
    for (const path of removals.keys()) {
      const commits = existing.has(path) ? [] : [...foldersAbove(path)].flatMap(it => folders.get(it) ?? []);
      const commit = commits.length === 0 ? undefined : lastCommit(path);
      if (commit !== undefined) for (const it of commits) it.set(commit, (it.get(commit) ?? 0) + 1);
    }
  for (const commits of folders.values()) {
    const [most] = [...commits].sort((a, b) => b[1] - a[1]);
    wanted.add(most?.[0]);
  }
  return [...new Set([...removals.values()].map(it => it.commit))].filter(it => wanted.has(it));
}
