import { realpath } from 'node:fs/promises';
import { resolvePath, folderOf, type Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import { git, gitText } from './git.ts';
import { readHistory } from './history.ts';
import { hookIndex } from './hookIndex.ts';
import { commitOf, repositoryOf } from './repository.ts';
import { decodeText, largestDocument, readPoliciesAbove, type WorkspaceSource } from './source.ts';

/** What is staged, in place of a revision's name. */
export const staged = Symbol('staged');

/**
 * A folder as a commit has it, or as it is staged, straight from git's objects: nothing is checked out. Throws a `GitError` when
 * there is no such commit.
 */
export async function revisionSource(folder: string, revision: string | typeof staged, signal?: AbortSignal): Promise<WorkspaceSource> {
  const root = await realpath(folder);
  const repository = await repositoryOf(root, signal);
  if (typeof repository === 'string') throw new RevisionError(repository.replace(/, so .*/, ''));
  const commit = await commitOf(root, revision === staged ? 'HEAD' : revision, signal);
  const options = signal === undefined ? {} : { signal };
  const tree = readTree(root, revision === staged ? staged : commit, options);
  const notes: string[] = [];
  const batch = new ObjectBatch(root, notes, signal);
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
    async history() {
      const { facts, note } = await readHistory(root, commit, {
        shallow: repository.shallow,
        existing: tree.then(it => it.entries),
        ...options,
      });
      if (note !== undefined) notes.push(note);
      return facts;
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
  const targets = await readObjects(
    root,
    linked.map(it => it.object),
    options,
  );
  const links = new Map<Path, Path>();
  for (const { path, object } of linked) {
    const written = targets.get(object)?.toString('utf8');
    const target = written === undefined ? undefined : resolvePath(folderOf(path), written);
    const leads = target !== undefined && objects.has(target);
    entries.set(path, leads ? { link: true } : { link: true, opaque: 'link', ...(target === undefined ? {} : { to: target }) });
    if (leads) links.set(path, target);
  }
  return { entries, objects, links };
}

function objectOf(path: Path, { objects, links }: CommitTree): string | undefined {
  return objects.get(links.get(path) ?? path);
}

/** Gathers the objects asked for in one turn of the event loop and reads them with one call of git. */
class ObjectBatch {
  readonly #root: string;
  readonly #notes: string[];
  readonly #signal: AbortSignal | undefined;
  #wanted = new Set<string>();
  #reading: Promise<ReadonlyMap<string, Buffer>> | undefined;

  constructor(root: string, notes: string[], signal: AbortSignal | undefined) {
    this.#root = root;
    this.#notes = notes;
    this.#signal = signal;
  }

  async read(object: string): Promise<Buffer | undefined> {
    this.#wanted.add(object);
    this.#reading ??= new Promise(resolve => setImmediate(resolve)).then(() => this.#readWanted());
    return (await this.#reading).get(object);
  }

  async #readWanted(): Promise<ReadonlyMap<string, Buffer>> {
    const wanted = [...this.#wanted];
    this.#wanted = new Set();
    this.#reading = undefined;
    const options = this.#signal === undefined ? {} : { signal: this.#signal };
    const sizes = await readSizes(this.#root, wanted, options);
    const note = 'Some files were not read: this copy of the repository lacks their content';
    if (sizes.size < wanted.length && !this.#notes.includes(note)) this.#notes.push(note);
    return readObjects(
      this.#root,
      wanted.filter(it => (sizes.get(it) ?? Number.POSITIVE_INFINITY) <= largestDocument),
      options,
    );
  }
}

/** The sizes of objects in bytes, without those that the repository lacks. */
async function readSizes(
  root: string,
  objects: readonly string[],
  options: { readonly signal?: AbortSignal },
): Promise<ReadonlyMap<string, number>> {
  const text = await gitText(root, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
    ...options,
    input: objects.map(it => `${it}\n`).join(''),
  });
  return new Map(
    text.split('\n').flatMap(line => {
      const [object = '', size = ''] = line.split(' ');
      return /^\d+$/.test(size) ? [[object, Number(size)] as const] : [];
    }),
  );
}

/** The contents of objects, without those that the repository lacks. */
async function readObjects(
  root: string,
  objects: readonly string[],
  options: { readonly signal?: AbortSignal },
): Promise<ReadonlyMap<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return contents;
  const { stdout } = await git(root, ['cat-file', '--batch'], { ...options, input: objects.map(it => `${it}\n`).join('') });
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(0x0a, at);
    if (end < 0) break;
    const [object = '', , size] = stdout.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    const length = Number(size);
    contents.set(object, stdout.subarray(at, at + length));
    at += length + 1;
  }
  return contents;
}
