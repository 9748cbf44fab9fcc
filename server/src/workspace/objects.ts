import { git, gitText } from './git.ts';
import { largestDocument } from './source.ts';

/** Gathers the objects asked for in one turn of the event loop and reads them together. Those larger than documents are left out. */
export class ObjectBatch {
  readonly #root: string;
  readonly #notes: string[];
  readonly #options: GitSignal;
  #wanted = new Set<string>();
  #reading: Promise<ReadonlyMap<string, Buffer>> | undefined;

  constructor(root: string, notes: string[], options: GitSignal) {
    this.#root = root;
    this.#notes = notes;
    this.#options = options;
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
    // Large objects among documents are rare: their sizes are asked for only where there turn out to be some.
    let read = await readObjects(this.#root, wanted, this.#options, wanted.length * usualDocument + largestDocument);
    let missing = wanted.length - read.contents.size;
    if (!read.whole) {
      const sizes = await readSizes(this.#root, wanted, this.#options);
      missing = wanted.length - sizes.size;
      const small = wanted.filter(it => (sizes.get(it) ?? Number.POSITIVE_INFINITY) <= largestDocument);
      read = await readObjects(this.#root, small, this.#options);
    }
    const note = 'Some files were not read: this copy of the repository lacks their content';
    if (missing > 0 && !this.#notes.includes(note)) this.#notes.push(note);
    return read.contents;
  }
}

interface GitSignal {
  readonly signal?: AbortSignal;
}

/** Few documents are larger. In bytes. */
const usualDocument = 64 * 1024;

/** The sizes of objects in bytes, without those that the repository lacks. */
async function readSizes(root: string, objects: readonly string[], options: GitSignal): Promise<ReadonlyMap<string, number>> {
  const text = await gitText(root, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], { ...options, input: linesOf(objects) });
  return new Map(
    text.split('\n').flatMap(line => {
      const [object = '', size = ''] = line.split(' ');
      return /^\d+$/.test(size) ? [[object, Number(size)] as const] : [];
    }),
  );
}

/** What was read of some objects. */
export interface Objects {
  /** By their ids, without those that the repository lacks. */
  readonly contents: ReadonlyMap<string, Buffer>;
  /** Whether that is all there is: not where they are larger together than was asked for, or git met one that is damaged. */
  readonly whole: boolean;
}

/** Reads objects with one call of git, at most `maxBytes` of them together. */
export async function readObjects(root: string, objects: readonly string[], options: GitSignal, maxBytes?: number): Promise<Objects> {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return { contents, whole: true };
  const limit = maxBytes === undefined ? {} : { maxBytes };
  const { stdout, code } = await git(root, ['cat-file', '--batch'], { ...options, ...limit, input: linesOf(objects) });
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
  return { contents, whole: code === 0 };
}

const linesOf = (objects: readonly string[]): string => objects.map(it => `${it}\n`).join('');
