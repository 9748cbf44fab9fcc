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
  return [...removals].map(([path, removal]) => {
    const value = { ...told(removal), ...whereabouts(path, removals, existing) };
    return { kind: 'history.removed', key: path, value, path, span: nowhere };
  });
}

const told = ({ commit, date }: Removal): { readonly commit: string; readonly date: string } => ({ commit: commit.slice(0, 7), date });

/** Where a path's content is now, through any number of renames, and whether it was edited with one of them; nothing when it is gone. */
function whereabouts(
  path: Path,
  removals: ReadonlyMap<Path, Removal>,
  existing: ReadonlyMap<Path, TreeEntry>,
): { readonly to?: Path; readonly edited?: true } {
  const { removal, edited } = lastRemoval(path, removals, existing);
  return removal?.to === undefined ? {} : { to: removal.to, ...(edited ? { edited } : {}) };
}

/** The last of the renames that a path went through: one to what is there, or one whose target is not known. */
export function lastRemoval(
  path: Path,
  removals: ReadonlyMap<Path, Removal>,
  existing: ReadonlyMap<Path, TreeEntry>,
): { readonly removal: Removal | undefined; readonly edited: boolean } {
  const seen = new Set<Path>();
  let edited = false;
  for (let at = path; !seen.has(at); ) {
    seen.add(at);
    const removal = removals.get(at);
    if (removal?.to === undefined) return { removal, edited };
    edited ||= removal.edited === true;
    if (existing.has(removal.to)) return { removal, edited };
    at = removal.to;
  }
  return { removal: undefined, edited };
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
  const gone = new Map<Path, { latest: Removal; files: number; readonly went: Map<Path, { files: number; edited: number }> }>();
  for (const [path, removal] of removals) {
    const { to, edited } = whereabouts(path, removals, existing);
    for (const folder of foldersAbove(path)) {
      if (live.has(folder)) break;
      const entry = gone.get(folder) ?? { latest: removal, files: 0, went: new Map() };
      gone.set(folder, entry);
      entry.files++;
      if (removal.date > entry.latest.date) entry.latest = removal;
      const rest = path.slice(folder.length);
      if (to?.endsWith(rest)) {
        const target = to.slice(0, -rest.length);
        const there = entry.went.get(target) ?? { files: 0, edited: 0 };
        entry.went.set(target, there);
        there.files++;
        if (edited) there.edited++;
      }
    }
  }
  return [...gone].map(([folder, { latest, files, went }]) => {
    const [to = '', there] = [...went].find(([, it]) => it.files * 2 > files) ?? [];
    const edited = there !== undefined && (there.files - there.edited) * 2 <= files;
    const value = { ...told(latest), ...(to === '' ? {} : { to, ...(edited ? { edited } : {}) }) };
    return { kind: 'history.removed-folder', key: folder, value, path: folder, span: nowhere };
  });
}
