import { foldersAbove, type Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import type { Removal } from './historyLog.ts';

/** What removals say of the paths that do not exist: which files and which folders are gone, and where their content is now. */
export function factsOfRemovals(removals: ReadonlyMap<Path, Removal>, existing: ReadonlyMap<Path, TreeEntry>): readonly FactOf[] {
  const gone = new Map([...removals].filter(([path]) => !existing.has(path)));
  return [...fileFacts(gone, existing), ...folderFacts(gone, existing)];
}

function fileFacts(removals: ReadonlyMap<Path, Removal>, existing: ReadonlyMap<Path, TreeEntry>): readonly FactOf[] {
  return [...removals].map(([path, { commit, date }]) => {
    const to = followed(path, removals, existing);
    return { kind: 'history.removed', key: path, value: { commit, date, ...(to === undefined ? {} : { to }) }, path, span: nowhere };
  });
}

/** Where a path's content is now, through any number of renames; `undefined` when it is gone. */
function followed(path: Path, removals: ReadonlyMap<Path, Removal>, existing: ReadonlyMap<Path, TreeEntry>): Path | undefined {
  const seen = new Set([path]);
  for (let to = removals.get(path)?.to; to !== undefined && !seen.has(to); to = removals.get(to)?.to) {
    if (existing.has(to)) return to;
    seen.add(to);
  }
  return undefined;
}

/** Folders that held files and hold none; `to` when most of those files went to the same place below one folder. */
function folderFacts(removals: ReadonlyMap<Path, Removal>, existing: ReadonlyMap<Path, TreeEntry>): readonly FactOf[] {
  const live = new Set<Path>();
  for (const path of existing.keys()) {
    for (const folder of foldersAbove(path)) {
      if (live.has(folder)) break;
      live.add(folder);
    }
  }
  const gone = new Map<Path, { latest: Removal; files: number; readonly went: Map<Path, number> }>();
  for (const [path, removal] of removals) {
    const to = followed(path, removals, existing);
    for (const folder of foldersAbove(path)) {
      if (live.has(folder)) break;
      const entry = gone.get(folder) ?? { latest: removal, files: 0, went: new Map() };
      gone.set(folder, entry);
      entry.files++;
      if (removal.date > entry.latest.date) entry.latest = removal;
      const rest = path.slice(folder.length);
      if (to?.endsWith(rest)) {
        const target = to.slice(0, -rest.length);
        entry.went.set(target, (entry.went.get(target) ?? 0) + 1);
      }
    }
  }
  return [...gone].map(([folder, { latest, files, went }]) => {
    const [to] = [...went].find(([, count]) => count * 2 > files) ?? [];
    const value = { commit: latest.commit, date: latest.date, ...(to === undefined || to === '' ? {} : { to }) };
    return { kind: 'history.removed-folder', key: folder, value, path: folder, span: nowhere };
  });
}
