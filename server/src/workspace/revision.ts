import { realpath } from 'node:fs/promises';
import { resolvePath, folderOf, type Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import { git, gitText } from './git.ts';
import { readHistory } from './history.ts';
import { hookIndex } from './hookIndex.ts';
import { ObjectBatch, readObjects } from './objects.ts';
import { commitOf, type Repository, repositoryOf } from './repository.ts';
import { decodeText, readPoliciesAbove, type WorkspaceSource } from './source.ts';

/** What is staged, in place of a revision's name. */
export const staged = Symbol('staged');

/**
 * A folder as a commit has it, or as it is staged, straight from git's objects: nothing is checked out. Throws a `GitError` when
 * there is no such commit.
 */
export async function revisionSource(folder: string, revision: string | typeof staged, signal?: AbortSignal): Promise<WorkspaceSource> {
  const root = await realpath(folder);
  const repository = await readableRepository(root, signal);
  const commit = await commitOf(root, revision === staged ? 'HEAD' : revision, signal);
  return commitSource({ root, repository, commit, staged: revision === staged }, signal);
}

/** The repository that a folder lies in. Throws a {@link RevisionError} where there is none. */
export async function readableRepository(root: string, signal?: AbortSignal): Promise<Repository> {
  const repository = await repositoryOf(root, signal);
  if (typeof repository === 'string') throw new RevisionError(repository.replace(/, so .*/, ''));
  return repository;
}

/** A folder of which is known already where it lies, and at which commit it is read. */
export interface KnownRevision {
  /** Links followed. */
  readonly root: string;
  readonly repository: Repository;
  /** Its full id; that of what is checked out where `staged` is read. */
  readonly commit: string;
  readonly staged: boolean;
}

/** A folder as a known commit has it, or as it is staged; see {@link revisionSource}. */
export function commitSource({ root, repository, commit, staged: index }: KnownRevision, signal?: AbortSignal): WorkspaceSource {
  const options = signal === undefined ? {} : { signal };
  const tree = readTree(root, index ? staged : commit, options);
  // A failure is met by whoever asks for the tree; until then it must not count as unhandled.
  tree.catch(() => undefined);
  const notes: string[] = [];
  const batch = new ObjectBatch(root, notes, options);
  const textOf = async (object: string): Promise<string | undefined> => {
    const bytes = await batch.read(object);
    return bytes === undefined ? undefined : decodeText(bytes);
  };
  return {
    root,
    revision: commit,
    notes,
    together: 512,
    list: async () => (await tree).entries,
    async read(path) {
      const object = objectOf(path, await tree);
      return object === undefined ? undefined : textOf(object);
    },
    async content(path) {
      const object = objectOf(path, await tree);
      return object === undefined ? undefined : { id: object, text: () => textOf(object) };
    },
    besides: async () => [],
    changes: async () => [],
    policiesAbove: () =>
      readPoliciesAbove(repository.prefix, async path => {
        const { stdout, code } = await git(root, ['cat-file', 'blob', `${commit}:${path}`], options);
        return code === 0 ? decodeText(stdout) : undefined;
      }),
    async history(cache) {
      const { history, note } = await readHistory(root, commit, {
        shallow: repository.shallow,
        existing: tree.then(it => it.entries),
        ...(cache ? { cache } : {}),
        ...options,
      });
      if (note !== undefined) notes.push(note);
      return history;
    },
  };
}

/** A revision cannot be read, said in a sentence without a final period. */
export class RevisionError extends Error {
  override readonly name = 'RevisionError';
}

interface CommitTree {
  readonly entries: ReadonlyMap<Path, TreeEntry>;
  /** Object ids of the files. */
  readonly objects: ReadonlyMap<Path, string>;
  /** Where links to files lead. */
  readonly links: ReadonlyMap<Path, Path>;
}

async function readTree(root: string, of: string | typeof staged, options: { readonly signal?: AbortSignal }): Promise<CommitTree> {
  const listed =
    of === staged
      ? await gitText(root, ['ls-files', '--stage', '-z'], { ...options, ...(await hookIndex(root)) })
      : await gitText(root, ['ls-tree', '-r', '-z', of], options);
  const entries = new Map<Path, TreeEntry>();
  const objects = new Map<Path, string>();
  const linked: { readonly path: Path; readonly object: string }[] = [];
  for (const line of listed.split('\0')) {
    // `MODE TYPE OBJECT\tPATH` of a commit, `MODE OBJECT STAGE\tPATH` of what is staged.
    const match = /^(\d+) (?:\w+ )?([0-9a-f]{40,64})(?: \d)?\t([^]+)$/.exec(line);
    if (match === null) continue;
    const [, mode, object = '', path = ''] = match;
    if (mode === '160000') entries.set(path, { link: false, opaque: 'submodule' });
    else if (mode === '120000') linked.push({ path, object });
    else {
      entries.set(path, { link: false });
      objects.set(path, object);
    }
  }
  const { contents } = await readObjects(
    root,
    linked.map(it => it.object),
    options,
  );
  const links = new Map<Path, Path>();
  for (const { path, object } of linked) {
    const written = contents.get(object)?.toString('utf8');
    const target = written === undefined ? undefined : resolvePath(folderOf(path), written);
    const leads = target !== undefined && objects.has(target);
    const to = target === undefined ? {} : { to: target };
    entries.set(path, leads ? { link: true, ...to } : { link: true, opaque: 'link', ...to });
    if (leads) links.set(path, target);
  }
  return { entries, objects, links };
}

function objectOf(path: Path, { objects, links }: CommitTree): string | undefined {
  return objects.get(links.get(path) ?? path);
}
