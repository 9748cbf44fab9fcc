import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import { withoutChanges } from './changes.ts';
import { contentOf } from './content.ts';
import { changeFacts } from './governed.ts';
import { gitListing } from './gitListing.ts';
import { isUnnameable } from './gitNames.ts';
import { type Repository, repositoryOf } from './repository.ts';
import { readHistory, withoutHistory } from './history.ts';
import { ignoredFiles } from './ignoredFiles.ts';
import { isInsideFolder } from './links.ts';
import { decodeText, largestDocument, readPoliciesAbove, type WorkspaceSource } from './source.ts';
import { walk } from './walk.ts';

export interface DiskOptions {
  /** Whether git may be run: not in a workspace that is not trusted. `true` when left out. */
  readonly git?: boolean;
  readonly signal?: AbortSignal;
}

/** The working tree of a folder on disk, with git where there is one. Throws when the folder cannot be read. */
export async function diskSource(folder: string, options: DiskOptions = {}): Promise<WorkspaceSource> {
  const root = await realpath(folder);
  await readdir(root);
  const { signal } = options;
  const notes: string[] = [];
  const repository = options.git === false ? undefined : await openRepository(root, notes, signal);
  const list = once(async () => {
    const listing = repository === undefined ? undefined : await gitListing(root, signal);
    for (const path of listing?.keys() ?? []) if (isUnnameable(path)) notes.push(`${path} cannot be read: its name is no valid UTF-8`);
    // A folder that its own repository ignores is listed as empty.
    return listing === undefined || listing.size === 0 ? walk(root) : listing;
  });
  const refused = (path: Path) => (code: string) => {
    const note = `${path} cannot be read (${code})`;
    if (!notes.includes(note)) notes.push(note);
  };
  return {
    root,
    revision: repository?.revision ?? null,
    notes,
    together: 64,
    list,
    besides: async () => ignoredFiles(root, await list()),
    read: async path => readDocument(root, path, refused(path)),
    async content(path) {
      const bytes = readBytes(root, path, refused(path));
      return bytes === undefined ? undefined : contentOf(bytes);
    },
    async changes(policy) {
      const base = repository?.revision;
      if (base == null) return withoutChanges;
      const read = async (path: Path) => readDocument(root, path);
      const governance = { policy, read, trusted: read, paths: [...(await list()).keys()] };
      return changeFacts(root, { base, head: 'worktree' }, governance, signal);
    },
    policiesAbove: async () => {
      const prefix = repository?.prefix ?? '';
      const top = join(
        root,
        ...prefix
          .split('/')
          .filter(it => it !== '')
          .map(() => '..'),
      );
      return readPoliciesAbove(prefix, async path => readDocument(top, path));
    },
    async history(cache) {
      if (repository?.revision == null) return withoutHistory;
      const { facts, note } = await readHistory(root, repository.revision, {
        shallow: repository.shallow,
        existing: list(),
        ...(cache ? { cache } : {}),
        ...(signal ? { signal } : {}),
      });
      if (note !== undefined) notes.push(note);
      return facts;
    },
  };
}

async function openRepository(root: string, notes: string[], signal: AbortSignal | undefined): Promise<Repository | undefined> {
  const repository = await repositoryOf(root, signal);
  if (typeof repository !== 'string') return repository.worktree ? repository : undefined;
  notes.push(repository);
  return undefined;
}

/** The text of a file of the folder; see {@link readBytes}. */
export function readDocument(root: string, path: Path, onRefused?: (code: string) => void): string | undefined {
  const bytes = readBytes(root, path, onRefused);
  return bytes === undefined ? undefined : decodeText(bytes);
}

/**
 * Reads a file of the folder, unless it is larger than documents are; a link is followed when it leads to a file inside the
 * folder. `onRefused` is told the code of a refusal.
 */
export function readBytes(root: string, path: Path, onRefused?: (code: string) => void): Buffer | undefined {
  const file = join(root, path);
  try {
    return readFileOf(file, noFollow);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ELOOP' && code !== 'EMLINK') return absent(error, onRefused);
  }
  try {
    const target = realpathSync(file);
    return isInsideFolder(root, target) ? readFileOf(target, noFollow) : undefined;
  } catch (error) {
    return absent(error, onRefused);
  }
}

const noFollow = constants.O_NOFOLLOW ?? 0;

/** Synchronous, since opening many small files costs a tenth of what it costs through the thread pool. */
function readFileOf(file: string, flags: number): Buffer | undefined {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > largestDocument) return undefined;
    const bytes = Buffer.allocUnsafe(stats.size + 1);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** What file systems say about a file that is gone or not ours to read; anything else is a defect and thrown. */
function absent(error: unknown, onRefused: ((code: string) => void) | undefined): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !/^E(?:NOENT|NOTDIR|ACCES|PERM|ISDIR|LOOP|MLINK|NAMETOOLONG|IO|NXIO|BUSY)$/.test(code)) throw error;
  if (/^E(?:ACCES|PERM|IO|BUSY)$/.test(code)) onRefused?.(code);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
