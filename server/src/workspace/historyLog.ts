import { devNull } from 'node:os';
import { grouped } from '../base/grouping.ts';
import { folderOf, nameOf, type Path } from '../base/path.ts';

/** A commit that removed a path. */
export interface Removal {
  /** Full id. */
  readonly commit: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Where the same content was added in that commit, or what is much like it. */
  readonly to?: Path;
  /** Whether it is no more than like it. */
  readonly edited?: true;
}

/** What `git log` is asked for {@link removalsIn}. */
export const logOfRemovals: readonly string[] = [
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
  '--format=%x01%H %as',
];

/**
 * The newest removal of every path that a log removes, the newest ones first, also of paths that came back. Renames are told by
 * equal content in one commit, else by a name of the same parts in the same folder.
 */
export function removalsIn(log: string): ReadonlyMap<Path, Removal> {
  const removals = new Map<Path, Removal>();
  for (const block of log.split('\u0001')) {
    const newline = block.indexOf('\0');
    const header = /^([0-9a-f]+) (\d{4}-\d\d-\d\d)/.exec(block);
    if (header === null || newline < 0) continue;
    const [, id = '', date = ''] = header;
    const fields = block.slice(newline + 1).split('\0');
    const added = new Map<string, Path[]>();
    const removed: { readonly path: Path; readonly content: string; readonly mode: string | undefined }[] = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
      const change = /:(\d+) \d+ ([0-9a-f]+) ([0-9a-f]+) ([AD])/.exec(fields[at] ?? '');
      const path = fields[at + 1];
      if (change === null || path === undefined) continue;
      const [, mode, before = '', after = '', kind] = change;
      if (kind === 'D') removed.push({ path, content: before, mode });
      else if (!added.has(after)) added.set(after, [path]);
      else added.get(after)?.push(path);
    }
    let turned: ((path: Path) => Path | undefined) | undefined;
    for (const { path, content, mode } of removed) {
      if (removals.has(path) || (mode === submodule && isFolderOf(path, added.values()))) continue;
      const same = emptyContent.has(content) ? undefined : likeliest(path, added.get(content) ?? []);
      const to = same ?? (turned ??= turnedRound(added.values()))(path);
      removals.set(path, { commit: id, date, ...(to === undefined ? {} : { to }) });
    }
  }
  return removals;
}

/**
 * The only file that was added in the same folder under a name of the same parts, `Dockerfile.dev` for `dev.Dockerfile`. Few folders are
 * asked about, so that names are taken apart as they are.
 */
function turnedRound(added: Iterable<readonly Path[]>): (path: Path) => Path | undefined {
  const folders = grouped([...added].flat(), folderOf);
  const byParts = new Map<Path, ReadonlyMap<string, readonly Path[]>>();
  return path => {
    const folder = folderOf(path);
    const beside = folders.get(folder);
    if (beside === undefined) return undefined;
    const named = byParts.get(folder) ?? grouped(beside, partsOf);
    byParts.set(folder, named);
    const [found, ...others] = named.get(partsOf(path)) ?? [];
    return others.length === 0 && found !== path ? found : undefined;
  };
}

const partsOf = (path: Path): string =>
  nameOf(path)
    .toLowerCase()
    .split(/[._-]+/)
    .filter(it => it !== '')
    .sort()
    .join(' ');

/** The mode of a submodule in a tree. */
const submodule = '160000';

/** Whether a submodule went by becoming a folder of the repository's own. */
const isFolderOf = (path: Path, added: Iterable<readonly Path[]>): boolean => [...added].flat().some(it => it.startsWith(`${path}/`));

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
