import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Path } from '../base/path.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../extract/extractor.ts';
import { readDocument } from './disk.ts';

/** What a worker is started with. */
interface Assignment {
  readonly task: 'groundline-extraction';
  readonly root: string;
  readonly paths: readonly Path[];
  /** One number, the next path that nobody has taken. */
  readonly next: SharedArrayBuffer;
}

/** What a worker has read, or an extractor that threw in it. */
type Delivery =
  | { readonly type: 'read'; readonly contributions: readonly DocumentContribution[]; readonly without: readonly Path[] }
  | { readonly type: 'defect'; readonly extractor: string; readonly path: Path; readonly error: string };

/**
 * Lets a second thread read documents from disk beside this one: both take the next few paths until none is left.
 * `program` is a file that calls {@link serveExtraction} when it is started as a worker.
 */
export class ExtractionWorker {
  readonly #worker: Worker;
  readonly #next: Int32Array;
  readonly #count: number;
  readonly #contributions: DocumentContribution[] = [];
  readonly #without: Path[] = [];
  readonly #ended: Promise<void>;

  constructor(program: string, root: string, paths: readonly Path[], onDefect: (extractor: string, path: Path, error: string) => void) {
    const next = new SharedArrayBuffer(4);
    this.#next = new Int32Array(next);
    this.#count = paths.length;
    const assignment: Assignment = { task: 'groundline-extraction', root, paths, next };
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
    return takeRange(this.#next, this.#count);
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
  const { root, paths, next } = assignment as Assignment;
  const deliver = (delivery: Delivery): void => parentPort?.postMessage(delivery);
  const counter = new Int32Array(next);
  for (let range = takeRange(counter, paths.length); range !== undefined; range = takeRange(counter, paths.length)) {
    const contributions: DocumentContribution[] = [];
    const without: Path[] = [];
    for (const path of paths.slice(range.start, range.end)) {
      const text = readDocument(root, path);
      if (text === undefined) without.push(path);
      else
        contributions.push(
          extractDocument(extractors, path, text, (extractor, _path, error) =>
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
const rangeSize = 16;

function takeRange(next: Int32Array, count: number): { readonly start: number; readonly end: number } | undefined {
  const start = Atomics.add(next, 0, rangeSize);
  return start < count ? { start, end: Math.min(count, start + rangeSize) } : undefined;
}
