import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Path } from '../base/path.ts';
import { type Entry, readEntries, writeEntries } from './cacheFile.ts';
import { cacheFolder } from './cacheFolder.ts';
import type { CacheOptions } from './cacheOptions.ts';
import { dropOldCaches } from './cacheSize.ts';
import type { Removal } from './historyLog.ts';
import type { Renames } from './renameLog.ts';

/**
 * What a folder's history removed up to a commit, as an earlier run read it. A commit's history never changes, so that only what
 * came since is read again. A file that is damaged or says something else is none.
 */
export interface KeptHistory {
  /** The full id of the commit. */
  readonly commit: string;
  /** By path, the newest first. */
  readonly removals: ReadonlyMap<Path, Removal>;
  /** The topmost folders that no commit of the two years before it touched. */
  readonly quiet: readonly Path[];
  /** Whether another repository is its source. */
  readonly exported: boolean;
  /** What git was asked of single commits: their renames by likeness, by full ids. */
  readonly renames: ReadonlyMap<string, Renames>;
}

/** What is kept of the history of a folder; `undefined` when nothing is. Never throws. */
export async function readKeptHistory(root: string, cache: CacheOptions): Promise<KeptHistory | undefined> {
  const file = await fileOf(root, cache);
  if (file === undefined) return undefined;
  const entries = await readEntries(file, headerOf(root), cache.log);
  const head = entries.find(it => it.path === ofCommit);
  if (head === undefined) return undefined;
  const removals = new Map<Path, Removal>();
  const quiet: Path[] = [];
  const renames = new Map<string, Renames>();
  for (const { path, content, record } of entries) {
    if (path === ofCommit) continue;
    if (content === ofQuiet) {
      quiet.push(path);
      continue;
    }
    if (content === ofRenames) {
      renames.set(path, new Map(JSON.parse(record) as [Path, Path][]));
      continue;
    }
    const [id = '', date = ''] = content.split(' ');
    removals.set(path, { commit: id, date, ...(record === '' ? {} : { to: JSON.parse(record) as Path }) });
  }
  return { commit: head.content, removals, quiet, exported: head.record === ofExported, renames };
}

/** Keeps the history of a folder in place of what was kept before, as a whole or not at all. Never throws. */
export async function keepHistory(
  root: string,
  { commit, removals, quiet, exported, renames }: KeptHistory,
  cache: CacheOptions,
): Promise<void> {
  try {
    const file = await fileOf(root, cache);
    if (file === undefined) return;
    const entries: Entry[] = [{ path: ofCommit, content: commit, record: exported ? ofExported : '' }];
    for (const [path, { commit: id, date, to }] of removals)
      entries.push({ path, content: `${id} ${date}`, record: to === undefined ? '' : JSON.stringify(to) });
    for (const path of quiet) entries.push({ path, content: ofQuiet, record: '' });
    for (const [id, told] of renames) entries.push({ path: id, content: ofRenames, record: JSON.stringify([...told]) });
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeEntries(file, headerOf(root), entries);
    await dropOldCaches(dirname(file), file);
  } catch (error) {
    cache.log(`The history of ${root} could not be kept (${error instanceof Error ? error.message : error})`);
  }
}

/** In place of a path, whose removals never are the folder itself. */
const ofCommit: Path = '';

/** What is recorded of the commit where the repository is exported from another one. */
const ofExported = 'exported';

/** In place of a removal's commit and date, of a folder that none touched. */
const ofQuiet = 'quiet';

/** In place of a removal's commit and date, where the id of a commit stands in place of a path. */
const ofRenames = 'renames';

async function fileOf(root: string, { folder }: CacheOptions): Promise<string | undefined> {
  const caches = folder ?? (await cacheFolder(root));
  return caches === undefined ? undefined : join(caches, 'history', createHash('sha256').update(root).digest('hex').slice(0, 24));
}

/** The version is raised whenever the same log is read as another history. */
const headerOf = (root: string): string => JSON.stringify({ groundline: 'history', version: 5, root });
