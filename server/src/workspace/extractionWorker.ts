import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Path } from '../base/path.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../extract/extractor.ts';
import { patternExtractors, type TextPattern } from '../extract/textPatterns.ts';
import { readDocument } from './disk.ts';

/** What a worker is started with. */
interface Assignment extends Reading {
  readonly task: 'groundline-extraction';
  /** One number: how many ranges of paths were taken, from both ends together. */
  readonly taken: SharedArrayBuffer;
}

/** What is read: paths below a root, and the patterns of the policy that are looked for in them. */
interface Reading {
  readonly root: string;
  readonly paths: readonly Path[];
  readonly patterns: readonly TextPattern[];
}

/** What a worker has read, or an extractor that threw in it. */
type Delivery =
  | { readonly type: 'read'; readonly contributions: readonly DocumentContribution[]; readonly without: readonly Path[] }
  | { readonly type: 'defect'; readonly extractor: string; readonly path: Path; readonly error: string };

/**
 * Lets a second thread read documents from disk beside this one. Both take a few paths at a time until none is left, this one
 * from the start and the other one from the end, so that with paths ordered by format each keeps to what it is warmed up for.
 * `program` is a file that calls {@link serveExtraction} when it is started as a worker.
 */
export class ExtractionWorker {
  readonly #worker: Worker;
  readonly #ranges: Ranges;
  readonly #contributions: DocumentContribution[] = [];
  readonly #without: Path[] = [];
  readonly #ended: Promise<void>;

  constructor(program: string, reading: Reading, onDefect: (extractor: string, path: Path, error: string) => void) {
    const taken = new SharedArrayBuffer(4);
    this.#ranges = new Ranges(taken, reading.paths.length, 'start');
    const assignment: Assignment = { task: 'groundline-extraction', ...reading, taken };
    this.#worker = new Worker(program, { workerData: assignment, stdout: false });
    this.#worker.on('message', (delivery: Delivery) => {
      if (delivery.type === 'defect') onDefect(delivery.extractor, delivery.path, delivery.error);
      else {
        this.#contributions.push(...delivery.contributions);
        this.#without.push(...delivery.without);
      }
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#worker.once('error', reject).once('exit', () => resolve());
    });
    this.#ended.catch(() => undefined);
  }

  /** The range of paths to read here next; `undefined` when all are taken. */
  take(): { readonly start: number; readonly end: number } | undefined {
    return this.#ranges.take();
  }

  /** How many paths both threads have taken. */
  get taken(): number {
    return this.#ranges.taken;
  }

  /** What the other thread has read, once it is through, and the paths that gave it no text. */
  async finish(): Promise<{ readonly contributions: readonly DocumentContribution[]; readonly without: readonly Path[] }> {
    await this.#ended;
    return { contributions: this.#contributions, without: this.#without };
  }

  stop(): void {
    void this.#worker.terminate();
  }
}

/** Reads documents as a worker, when this is one. Returns whether it is. */
export function serveExtraction(extractors: readonly Extractor[]): boolean {
  const assignment = workerData as Partial<Assignment> | null;
  if (isMainThread || assignment?.task !== 'groundline-extraction') return false;
  const { root, paths, patterns, taken } = assignment as Assignment;
  const all = [...extractors, ...patternExtractors(patterns)];
  const deliver = (delivery: Delivery): void => parentPort?.postMessage(delivery);
  const ranges = new Ranges(taken, paths.length, 'end');
  for (let range = ranges.take(); range !== undefined; range = ranges.take()) {
    const contributions: DocumentContribution[] = [];
    const without: Path[] = [];
    for (const path of paths.slice(range.start, range.end)) {
      const text = readDocument(root, path);
      if (text === undefined) without.push(path);
      else
        contributions.push(
          extractDocument(all, path, text, (extractor, _path, error) =>
            deliver({ type: 'defect', extractor: extractor.id, path, error: said(error) }),
          ),
        );
    }
    deliver({ type: 'read', contributions, without });
  }
  return true;
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
