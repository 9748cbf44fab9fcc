import type { Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import type { CacheOptions } from './cacheOptions.ts';
import { isExported } from './exported.ts';
import { git } from './git.ts';
import { logOfRemovals, type Removal, removalsIn } from './historyLog.ts';
import { keepHistory, readKeptHistory } from './keptHistory.ts';
import { type History, knownHistory } from './knownHistory.ts';
import { quietFolders } from './quietFolders.ts';
import type { Renames } from './renameLog.ts';

export interface HistoryOptions {
  /** Whether the copy of the repository lacks older commits. */
  readonly shallow: boolean;
  /** The paths that exist. */
  readonly existing: Promise<ReadonlyMap<Path, TreeEntry>>;
  /** Where removals are kept between runs; nowhere without it. */
  readonly cache?: CacheOptions;
  readonly signal?: AbortSignal;
}

/** The history of a folder that has none. */
export const withoutHistory: History = { facts: [state('unavailable')], refined: async () => undefined };

/** The history of a folder before it is read. */
export const pendingHistory: History = { facts: [state('pending')], refined: async () => undefined };

/**
 * The paths that commits removed or renamed and that are gone since, from the newest commit on, and the folders that none touched of
 * late. Bounded by commits and bytes; what could be read is given when the rest cannot be.
 */
export async function readHistory(
  root: string,
  /** The full id of a commit. */
  revision: string,
  { shallow, existing, cache, signal }: HistoryOptions,
): Promise<{ readonly history: History; readonly note?: string }> {
  const options = signal === undefined ? {} : { signal };
  const kept = cache === undefined || shallow ? undefined : await readKeptHistory(root, cache);
  const base = kept !== undefined && (await isAncestor(root, kept.commit, revision, options)) ? kept : undefined;
  const [{ removals: newer, end }, quiet, exported] = await Promise.all([
    readLog(root, revision, base?.commit, options),
    kept?.commit === revision ? kept.quiet : shallow ? [] : quietFolders(root, revision, options),
    kept?.commit === revision ? kept.exported : isExported(root, revision, options),
  ]);
  // Newest first, and of a path that was removed twice the newer removal alone.
  const removals = new Map([...newer, ...[...(base?.removals ?? [])].filter(([path]) => !newer.has(path))]);
  const renames = kept?.renames ?? new Map<string, Renames>();
  const keep =
    end === 'whole' && !shallow && cache?.writes === true
      ? (it: typeof renames) => keepHistory(root, { commit: revision, removals, quiet, exported, renames: it }, cache)
      : undefined;
  if (base?.commit !== revision) await keep?.(renames);
  const note = noteOn(end, shallow);
  const history = knownHistory({
    root,
    removals,
    quiet,
    exported,
    existing: await existing,
    state: state(end === 'lacking' || (end === 'whole' && shallow) ? 'unavailable' : 'ready'),
    renames,
    ...(keep === undefined ? {} : { keep }),
    ...options,
  });
  return { history, ...(note === undefined ? {} : { note }) };
}

function noteOn(end: Log['end'], shallow: boolean): string | undefined {
  if (end === 'bounded') return `Only the newest part of git's history was read (${mostBytes / 1024 / 1024} MB)`;
  if (end === 'lacking') return "Git's history could not be read to its beginning: this copy of the repository lacks objects";
  return shallow ? 'This is a shallow clone: paths that older commits removed are not known' : undefined;
}

interface Log {
  readonly removals: ReadonlyMap<Path, Removal>;
  /** Whether it was read to its end, to a bound, or to where objects are lacking. */
  readonly end: 'whole' | 'bounded' | 'lacking';
}

/** Reads the log of a commit, without what is reachable from `since`. */
async function readLog(
  root: string,
  revision: string,
  since: string | undefined,
  options: { readonly signal?: AbortSignal },
): Promise<Log> {
  if (since === revision) return { removals: new Map(), end: 'whole' };
  const range = since === undefined ? revision : `${since}..${revision}`;
  const { stdout, code } = await git(root, [...logOfRemovals, `--max-count=${mostCommits}`, range, '--'], {
    maxBytes: mostBytes,
    ...options,
  });
  return { removals: removalsIn(stdout.toString('utf8')), end: code === 0 ? 'whole' : code === null ? 'bounded' : 'lacking' };
}

/** Whether the history of one commit is part of another one's. */
async function isAncestor(root: string, commit: string, of: string, options: { readonly signal?: AbortSignal }): Promise<boolean> {
  return commit === of || (await git(root, ['merge-base', '--is-ancestor', commit, of], options)).code === 0;
}

const mostCommits = 50_000;
const mostBytes = 64 * 1024 * 1024;

function state(value: 'pending' | 'ready' | 'unavailable'): FactOf<'history.state'> {
  return { kind: 'history.state', key: '', value: { state: value }, path: '', span: nowhere };
}
