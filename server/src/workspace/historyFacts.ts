import { isDeepStrictEqual } from 'node:util';
import { foldersAbove, foldersOf, type Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import { FolderDeparture } from './folderDeparture.ts';
import type { Removal } from './historyLog.ts';

type Removals = ReadonlyMap<Path, Removal>;
type Existing = ReadonlyMap<Path, TreeEntry>;

/** What removals say of the paths that do not exist: which files and which folders are gone, and where their content is now. */
export function factsOfRemovals(removals: Removals, existing: Existing): readonly FactOf[] {
  const gone = goneOf(removals, existing);
  const live = foldersOf(existing.keys());
  const files = [...gone].map(([path, it]) => fileFact(path, it, gone, existing));
  return [...files, ...folderFacts(gone, existing, live, it => !live.has(it)).values()];
}

/**
 * The facts of the same removals once it is known of more of them where they went. What says the same is the same object, so that
 * comparing the two takes no time.
 */
export function refinedFacts(facts: readonly FactOf[], removals: Removals, existing: Existing): readonly FactOf[] {
  const above = new Set<Path>();
  const files = facts.map(fact => {
    const removal = fact.kind === 'history.removed' ? removals.get(fact.key) : undefined;
    if (fact.kind !== 'history.removed' || removal?.to === undefined) return fact;
    const now = fileFact(fact.key, removal, removals, existing);
    if (isDeepStrictEqual(now, fact)) return fact;
    for (const folder of foldersAbove(fact.key)) above.add(folder);
    return now;
  });
  const concerned = new Set(facts.filter(it => it.kind === 'history.removed-folder' && above.has(it.key)).map(it => it.key));
  if (concerned.size === 0) return files;
  const folders = folderFacts(goneOf(removals, existing), existing, foldersOf(existing.keys()), it => concerned.has(it));
  return files.map(it => (it.kind === 'history.removed-folder' ? (folders.get(it.key) ?? it) : it));
}

const goneOf = (removals: Removals, existing: Existing): Removals => new Map([...removals].filter(([path]) => !existing.has(path)));

function fileFact(path: Path, removal: Removal, removals: Removals, existing: Existing): FactOf<'history.removed'> {
  const { removal: last = removal, edited } = lastRemoval(path, removals, existing);
  // What went somewhere is told by the commit that moved it, what is gone by the one that removed it in the end.
  const isThere = last.to !== undefined && existing.has(last.to);
  const value = isThere ? { ...told(removal), to: last.to, ...(edited ? { edited } : {}) } : told(last);
  return { kind: 'history.removed', key: path, value, path, span: nowhere };
}

const told = ({ commit, date }: Removal): { readonly commit: string; readonly date: string } => ({ commit: commit.slice(0, 7), date });

/** Where a path's content is now, through any number of renames, and whether it was edited with one of them; nothing when it is gone. */
function whereabouts(path: Path, removals: Removals, existing: Existing): { readonly to?: Path; readonly edited?: true } {
  const { removal, edited } = lastRemoval(path, removals, existing);
  return removal?.to === undefined ? {} : { to: removal.to, ...(edited ? { edited } : {}) };
}

/** The last of the renames that a path went through: one to what is there, or one whose target is not known. */
export function lastRemoval(
  path: Path,
  removals: Removals,
  existing: Existing,
): { readonly removal: Removal | undefined; readonly edited: boolean } {
  const seen: Path[] = [];
  let edited = false;
  for (let at = path; !seen.includes(at); ) {
    seen.push(at);
    const removal = removals.get(at);
    if (removal?.to === undefined) return { removal, edited };
    edited ||= removal.edited === true;
    if (existing.has(removal.to)) return { removal, edited };
    at = removal.to;
  }
  return { removal: undefined, edited };
}

/** The facts of folders that are gone, by folder; `to` when most of the files went to the same place below one folder. */
function folderFacts(
  gone: Removals,
  existing: Existing,
  live: ReadonlySet<Path>,
  isGone: (folder: Path) => boolean,
): ReadonlyMap<Path, FactOf> {
  const folders = new Map<Path, FolderDeparture>();
  for (const [path, removal] of gone) {
    const { to, edited = false } = whereabouts(path, gone, existing);
    for (const folder of foldersAbove(path)) {
      // What moved within the folder left it under its later name.
      if (!isGone(folder) || (removal.to?.startsWith(`${folder}/`) && gone.has(removal.to))) continue;
      const departure = folders.get(folder) ?? new FolderDeparture();
      folders.set(folder, departure);
      const rest = path.slice(folder.length);
      departure.add(removal, without(rest, to), edited, without(rest, removal.to));
    }
  }
  return new Map(
    [...folders].map(([folder, departure]) => {
      const { to, edited, last } = departure.outcome(it => live.has(it));
      const value = { ...told(last), ...(to === undefined ? {} : { to, ...(edited ? { edited } : {}) }) };
      return [folder, { kind: 'history.removed-folder', key: folder, value, path: folder, span: nowhere }];
    }),
  );
}

/** The folder that a path lies in as `rest` tells. */
const without = (rest: string, path: Path | undefined): Path | undefined =>
  path?.endsWith(rest) ? path.slice(0, -rest.length) : undefined;
