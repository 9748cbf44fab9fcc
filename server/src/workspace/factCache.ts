import { createHash } from 'node:crypto';
import { mkdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { DocumentContribution, Extractor } from '../extract/extractor.ts';
import { type Entry, readEntries, writeEntries } from './cacheFile.ts';
import { cacheFolder } from './cacheFolder.ts';
import type { CacheOptions } from './cacheOptions.ts';
import { dropOldCaches } from './cacheSize.ts';
import type { Content } from './content.ts';
import { decodeFacts, encodeFacts } from './factRecord.ts';

/**
 * Facts of a workspace folder's documents as an earlier run read them, in one file per folder and build. A document's facts
 * are taken only for the very bytes that they were read from, told by their id or by a disk that says the same of the file as
 * before they were read, and only by the very code that would read them now. A cache that is
 * damaged or says something else is no cache: everything is read anew and the file replaced.
 */
export class FactCache {
  readonly #file: string;
  readonly #options: CacheOptions;
  readonly #header: string;
  /** By path: a document may be known as a change has it and as the base of the change has it. */
  readonly #before: ReadonlyMap<Path, readonly Entry[]>;
  /** What this run took or read itself, by path and content: what the next run will find. */
  readonly #now = new Map<string, Entry>();
  /** How many of them the file does not hold, or not with what the disk says of the document now. */
  #news = 0;

  private constructor(file: string, options: CacheOptions, header: string, before: readonly Entry[]) {
    this.#file = file;
    this.#options = options;
    this.#header = header;
    this.#before = grouped(before, it => it.path);
  }

  /** Opens the cache of a folder for these extractors; `undefined` where none can be kept. Never throws. */
  static async open(extractors: readonly Extractor[], options: CacheOptions): Promise<FactCache | undefined> {
    const folder = options.folder ?? (await cacheFolder(options.root));
    if (folder === undefined) {
      options.log(`No facts are kept for ${options.root}, since the user's cache folder lies inside`);
      return undefined;
    }
    const file = join(folder, 'facts', `${digest(options.root)}-${digest(options.build)}`);
    const header = headerOf(extractors, options);
    return new FactCache(file, options, header, await readEntries(file, header, options.log));
  }

  /** Whether no document was read before. */
  get isEmpty(): boolean {
    return this.#before.size === 0;
  }

  /** Whether a document was read before, whatever its content was. */
  knows(path: Path): boolean {
    return this.#before.has(path);
  }

  /** What was read from a document when it had this content. */
  get(path: Path, content: ContentName): DocumentContribution | undefined {
    const known = this.#before.get(path) ?? [];
    const unchanged = content.stamp === undefined ? undefined : known.find(it => it.stamp === content.stamp);
    const entry = unchanged ?? (known.length === 0 ? undefined : known.find(it => it.content === content.id));
    if (entry === undefined) return undefined;
    const { stamp = entry.stamp } = content;
    try {
      const facts = decodeFacts(path, entry.record);
      if (stamp !== entry.stamp) this.#news++;
      this.#keep({ ...entry, stamp });
      return facts;
    } catch (error) {
      this.#options.log(`The facts kept of ${path} cannot be read (${error instanceof Error ? error.message : error})`);
      return undefined;
    }
  }

  /** Takes what was read from a document with this content, or the record that `encodeFacts` made of it. A content without an id is not known again. */
  add(path: Path, { id, stamp }: ContentName, facts: DocumentContribution | string): void {
    if (!this.#options.writes || id === undefined) return;
    this.#news++;
    this.#keep({ path, content: id, stamp, record: typeof facts === 'string' ? facts : encodeFacts(facts) });
  }

  #keep(entry: Entry): void {
    this.#now.set(`${entry.content} ${entry.path}`, entry);
  }

  /** Writes what this run knows when much of it is new, as a whole or not at all. Never throws. */
  async save(): Promise<void> {
    if (!this.#options.writes) return;
    try {
      if (this.#news * worthWriting > this.#now.size) {
        await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
        await writeEntries(this.#file, this.#header, this.#now.values());
        await dropOldCaches(dirname(this.#file), this.#file);
      } else if (this.#now.size > 0) await utimes(this.#file, new Date(), new Date());
    } catch (error) {
      this.#options.log(`The facts of ${this.#options.root} could not be kept (${error instanceof Error ? error.message : error})`);
    }
  }
}

/** What tells a content from others. */
type ContentName = Pick<Content, 'id' | 'stamp'>;

/** The file is written when one in so many documents is not in it. */
const worthWriting = 100;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** The first line of the file: everything beside path and content that facts follow from. */
function headerOf(extractors: readonly Extractor[], { root, build }: CacheOptions): string {
  // What a regular expression makes of a letter follows from the engine.
  const { v8, unicode } = process.versions;
  return JSON.stringify({ groundline: 'facts', root, build, v8, unicode, extractors: extractors.map(it => `${it.id} ${it.version}`) });
}
