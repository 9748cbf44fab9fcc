import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import { withoutChanges } from './changes.ts';
import { changeFacts } from './governed.ts';
import { gitListing } from './gitListing.ts';
import { isUnnameable } from './gitNames.ts';
import { type Repository, repositoryOf } from './repository.ts';
import { readHistory, withoutHistory } from './history.ts';
import { ignoredFiles } from './ignoredFiles.ts';
import { fileContent, readDocument } from './readFile.ts';
import { readPoliciesAbove, type WorkspaceSource } from './source.ts';
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
    content: async path => fileContent(root, path, refused(path)),
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
      const { history, note } = await readHistory(root, repository.revision, {
        shallow: repository.shallow,
        existing: list(),
        ...(cache ? { cache } : {}),
        ...(signal ? { signal } : {}),
      });
      if (note !== undefined) notes.push(note);
      return history;
    },
  };
}

async function openRepository(root: string, notes: string[], signal: AbortSignal | undefined): Promise<Repository | undefined> {
  const repository = await repositoryOf(root, signal);
  if (typeof repository !== 'string') return repository.worktree ? repository : undefined;
  notes.push(repository);
  return undefined;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
