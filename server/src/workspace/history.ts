import { devNull } from 'node:os';
import { grouped } from '../base/grouping.ts';
import { folderOf, foldersAbove, nameOf, type Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import { git } from './git.ts';

export interface HistoryOptions {
  /** Whether the copy of the repository lacks older commits. */
  readonly shallow: boolean;
  /** The paths that exist. */
  readonly existing: Promise<ReadonlyMap<Path, TreeEntry>>;
  readonly signal?: AbortSignal;
}

/** The history of a folder that has none. */
export const withoutHistory: readonly FactOf[] = [state('unavailable')];

/**
 * The paths that commits removed or renamed and that are gone since, from the newest commit on. Renames are told by equal
 * content in one commit, else by a name of the same parts in the same folder. Bounded by commits and bytes; what could be read is given when the rest cannot be.
 */
export async function readHistory(
  root: string,
  revision: string,
  options: HistoryOptions,
): Promise<{ readonly facts: readonly FactOf[]; readonly note?: string }> {
  const { signal } = options;
  const { stdout, code } = await git(
    root,
    [
      'log',
      '--raw',
      '--no-renames',
      '--diff-filter=AD',
      '--no-abbrev',
      '--relative',
      '-z',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      `-O${devNull}`,
      `--max-count=${mostCommits}`,
      '--format=%x01%H %as',
      revision,
      '--',
    ],
    { maxBytes: mostBytes, ...(signal === undefined ? {} : { signal }) },
  );
  const existing = await options.existing;
  const removals = readRemovals(stdout.toString('utf8'), existing);
  const facts = [...fileFacts(removals, existing), ...folderFacts(removals, existing)];
  if (code === null)
    return { facts: [...facts, state('ready')], note: `Only the newest part of git's history was read (${mostBytes / 1024 / 1024} MB)` };
  if (code !== 0)
    return {
      facts: [...facts, state('unavailable')],
      note: "Git's history could not be read to its beginning: this copy of the repository lacks objects",
    };
  if (options.shallow)
    return { facts: [...facts, state('unavailable')], note: 'This is a shallow clone: paths that older commits removed are not known' };
  return { facts: [...facts, state('ready')] };
}

const mostCommits = 50_000;
const mostBytes = 64 * 1024 * 1024;

interface Removal {
  readonly commit: string;
  readonly date: string;
  /** Where the same content was added in that commit. */
  readonly to?: Path;
}

/** The newest removal of every path that does not exist. */
function readRemovals(log: string, existing: ReadonlyMap<Path, TreeEntry>): ReadonlyMap<Path, Removal> {
  const removals = new Map<Path, Removal>();
  for (const block of log.split('\u0001')) {
    const newline = block.indexOf('\0');
    const header = /^([0-9a-f]+) (\d{4}-\d\d-\d\d)/.exec(block);
    if (header === null || newline < 0) continue;
    const [, id = '', date = ''] = header;
    const fields = block.slice(newline + 1).split('\0');
    const added = new Map<string, Path[]>();
    const removed: { readonly path: Path; readonly content: string }[] = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
      const change = /:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([AD])/.exec(fields[at] ?? '');
      const path = fields[at + 1];
      if (change === null || path === undefined) continue;
      const [, before = '', after = '', kind] = change;
      if (kind === 'D') removed.push({ path, content: before });
      else if (!added.has(after)) added.set(after, [path]);
      else added.get(after)?.push(path);
    }
    let turned: ReadonlyMap<string, readonly Path[]> | undefined;
    for (const { path, content } of removed) {
      if (existing.has(path) || removals.has(path)) continue;
      const same = emptyContent.has(content) ? undefined : likeliest(path, added.get(content) ?? []);
      const to = same ?? turnedRound(path, (turned ??= byParts(added.values())));
      removals.set(path, { commit: id.slice(0, 7), date, ...(to === undefined ? {} : { to }) });
    }
  }
  return removals;
}

/** The files of a commit by folder and the parts of their names: `dev.Dockerfile` and `Dockerfile.dev` are told by one key. */
function byParts(paths: Iterable<readonly Path[]>): ReadonlyMap<string, readonly Path[]> {
  return grouped([...paths].flat(), keyOfParts);
}

/** The only file that was added in the same folder under a name of the same parts. */
function turnedRound(path: Path, added: ReadonlyMap<string, readonly Path[]>): Path | undefined {
  const [found, ...others] = added.get(keyOfParts(path)) ?? [];
  return others.length === 0 && found !== path ? found : undefined;
}

const keyOfParts = (path: Path): string =>
  `${folderOf(path)}/${nameOf(path)
    .toLowerCase()
    .split(/[._-]+/)
    .filter(it => it !== '')
    .sort()
    .join(' ')}`;

/** Object ids of the empty file, in SHA-1 and SHA-256: equal emptiness says nothing about where a file went. */
const emptyContent = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/** Among places that got the same content, the one that shares most trailing segments with the old path. */
function likeliest(path: Path, candidates: readonly Path[]): Path | undefined {
  let best: Path | undefined;
  let most = -1;
  for (const candidate of [...candidates].sort()) {
    const shared = sharedSuffix(path, candidate);
    if (shared > most) {
      most = shared;
      best = candidate;
    }
  }
  return best;
}

function sharedSuffix(a: Path, b: Path): number {
  const left = a.split('/').reverse();
  const right = b.split('/').reverse();
  const end = left.findIndex((segment, index) => segment !== right[index]);
  return end < 0 ? left.length : end;
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

function state(value: 'ready' | 'unavailable'): FactOf {
  return { kind: 'history.state', key: '', value: { state: value }, path: '', span: nowhere };
}
