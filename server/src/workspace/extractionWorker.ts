import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Path } from '../base/path.ts';
import { type Extractor, extractDocument } from '../extract/extractor.ts';
import { patternExtractors, type TextPattern } from '../extract/textPatterns.ts';
import { contentOf } from './content.ts';
import { fileStamp } from './fileStamp.ts';
import { readBytes } from './readFile.ts';
import { encodeFacts } from './factRecord.ts';
import { decodeText } from './source.ts';

/** What a worker is told to do once it has started. */
interface Assignment extends Reading {
  /** One number: how many ranges of paths were taken, from both ends together. */
  readonly taken: SharedArrayBuffer;
}

/** What a worker is started with, by which it knows that it is one. */
const task = 'groundline-extraction';

/** What is read: paths below a root, and the patterns of the policy that are looked for in them. */
interface Reading {
  readonly root: string;
  readonly paths: readonly Path[];
  readonly patterns: readonly TextPattern[];
  /** Whether contents are told by their ids. */
  readonly identifies: boolean;
}

/** A document as a worker has read it. */
export interface ReadDocument {
  readonly path: Path;
  /** The id of its content; `undefined` when nobody asked, or when an extractor threw and its facts are not to be kept. */
  readonly content: string | undefined;
  /** What the disk said of the file before it was read. */
  readonly stamp: string | undefined;
  /** See `factRecord.ts`. */
  readonly record: string;
}

/** What a worker has read, or an extractor that threw in it. */
type Delivery =
  | { readonly type: 'read'; readonly documents: readonly ReadDocument[]; readonly without: readonly Path[] }
  | { readonly type: 'defect'; readonly extractor: string; readonly path: Path; readonly error: string };

/**
 * Lets a second thread read documents from disk beside this one. Both take a few paths at a time until none is left, this one
 * from the start and the other one from the end, so that with paths ordered by format each keeps to what it is warmed up for.
 * `program` is a file that calls {@link serveExtraction} when it is started as a worker; that takes a while, in which this
 * thread may find out what there is to be read.
 */
export class ExtractionWorker {
  readonly #worker: Worker;
  readonly #documents: ReadDocument[] = [];
  readonly #without: Path[] = [];
  readonly #ended: Promise<void>;
  #ranges: Ranges | undefined;

  constructor(program: string) {
    this.#worker = new Worker(program, { workerData: { task }, stdout: false });
    this.#ended = new Promise((resolve, reject) => {
      this.#worker.once('error', reject).once('exit', () => resolve());
    });
    this.#ended.catch(() => undefined);
  }

  /** Begins to read, once. */
  begin(reading: Reading, onDefect: (extractor: string, path: Path, error: string) => void): void {
    const taken = new SharedArrayBuffer(4);
    this.#ranges = new Ranges(taken, reading.paths.length, 'start');
    const assignment: Assignment = { ...reading, taken };
    this.#worker.on('message', (delivery: Delivery) => {
      if (delivery.type === 'defect') onDefect(delivery.extractor, delivery.path, delivery.error);
      else {
        this.#documents.push(...delivery.documents);
        this.#without.push(...delivery.without);
      }
    });
    this.#worker.postMessage(assignment);
  }

  /** The range of paths to read here next; `undefined` when all are taken. */
  take(): { readonly start: number; readonly end: number } | undefined {
    return this.#ranges?.take();
  }

  /** How many paths both threads have taken. */
  get taken(): number {
    return this.#ranges?.taken ?? 0;
  }

  /** What the other thread has read, once it is through, and the paths that gave it no text. */
  async finish(): Promise<{ readonly documents: readonly ReadDocument[]; readonly without: readonly Path[] }> {
    await this.#ended;
    return { documents: this.#documents, without: this.#without };
  }

  stop(): void {
    void this.#worker.terminate();
  }
}

/** Reads documents as a worker, when this is one. Returns whether it is. */
export function serveExtraction(extractors: readonly Extractor[]): boolean {
  if (isMainThread || (workerData as { readonly task?: unknown } | null)?.task !== task) return false;
  parentPort?.once('message', (assignment: Assignment) => read(extractors, assignment));
  return true;
}

function read(extractors: readonly Extractor[], { root, paths, patterns, identifies, taken }: Assignment): void {
  const all = [...extractors, ...patternExtractors(patterns)];
  const deliver = (delivery: Delivery): void => parentPort?.postMessage(delivery);
  const ranges = new Ranges(taken, paths.length, 'end');
  for (let range = ranges.take(); range !== undefined; range = ranges.take()) {
    const documents: ReadDocument[] = [];
    const without: Path[] = [];
    for (const path of paths.slice(range.start, range.end)) {
      const stamp = identifies ? fileStamp(join(root, path)) : undefined;
      const bytes = readBytes(root, path);
      const text = bytes === undefined ? undefined : decodeText(bytes);
      if (bytes === undefined || text === undefined) {
        without.push(path);
        continue;
      }
      let whole = true;
      const facts = extractDocument(all, path, text, (extractor, _path, error) => {
        whole = false;
        deliver({ type: 'defect', extractor: extractor.id, path, error: said(error) });
      });
      documents.push({ path, content: identifies && whole ? contentOf(bytes).id : undefined, stamp, record: encodeFacts(facts) });
    }
    deliver({ type: 'read', documents, without });
  }
}

const said = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Few enough that neither thread waits long for the other at the end. */
const rangeSize = 8;

/** One thread's share of a list. Since a range is counted before it is taken, the two ends never overlap. */
class Ranges {
  readonly #taken: Int32Array;
  readonly #count: number;
  readonly #from: 'start' | 'end';
  #own = 0;

  constructor(taken: SharedArrayBuffer, count: number, from: 'start' | 'end') {
    this.#taken = new Int32Array(taken);
    this.#count = count;
    this.#from = from;
  }

  get taken(): number {
    return Math.min(this.#count, Atomics.load(this.#taken, 0) * rangeSize);
  }

  take(): { readonly start: number; readonly end: number } | undefined {
    const all = Math.ceil(this.#count / rangeSize);
    if (Atomics.add(this.#taken, 0, 1) >= all) return undefined;
    const index = this.#from === 'start' ? this.#own++ : all - 1 - this.#own++;
    return { start: index * rangeSize, end: Math.min(this.#count, (index + 1) * rangeSize) };
  }
}
