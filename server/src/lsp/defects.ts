import type { Path } from '../base/path.ts';

/** Rules and extractors that threw: defects of ours, contained to one document each, and told apart here. */
export class Defects {
  readonly #log: (message: string) => void;
  readonly #documents = new Map<string, Set<Path>>();

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  /** Notes that `what` ("rule compose/unknown-service") failed on a document; the stack goes to the log once for each. */
  note(what: string, path: Path, error: unknown): void {
    const documents = this.#documents.get(what) ?? new Set();
    this.#documents.set(what, documents);
    if (documents.has(path)) return;
    documents.add(path);
    this.#log(`The ${what} failed on ${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  /** One sentence for each rule and extractor that failed. */
  sentences(): readonly string[] {
    return [...this.#documents].map(
      ([what, { size }]) =>
        `The ${what} failed on ${size === 1 ? 'one document' : `${size} documents`} and was left out there; the output says more`,
    );
  }

  clear(): void {
    this.#documents.clear();
  }
}
