import type { Path } from '../base/path.ts';
import type { DocumentContribution } from '../extract/extractor.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import { turn } from './turns.ts';

/** What was read anew and waits to be handed to the engine; `undefined` for a path that is gone. */
export interface Incoming {
  readonly tree?: ReadonlyMap<Path, TreeEntry | undefined>;
  readonly documents?: ReadonlyMap<Path, DocumentContribution | undefined>;
  /** Texts of policy files and registries. */
  readonly policies?: ReadonlyMap<Path, string | undefined>;
  readonly history?: readonly FactOf[];
  readonly disk?: readonly FactOf[];
  readonly change?: readonly FactOf[];
}

/** All that came in, as one change. */
export interface Batch {
  readonly tree: Map<Path, TreeEntry | undefined>;
  readonly documents: Map<Path, DocumentContribution | undefined>;
  readonly policies: Map<Path, string | undefined>;
  readonly history?: readonly FactOf[];
  readonly disk?: readonly FactOf[];
  readonly change?: readonly FactOf[];
}

/** What came in since it was last taken, and how busy the senders are. */
export class Inbox {
  #waiting: Incoming[] = [];
  #arrivals = 0;

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  put(incoming: Incoming): void {
    this.#waiting.push(incoming);
    this.noteArrival();
  }

  /** Counts something that arrived and waits elsewhere, so that a burst can be told from silence. */
  noteArrival(): void {
    this.#arrivals++;
  }

  /** Empties it; what came last about a path wins. */
  take(): Batch {
    const batch: Batch = { tree: new Map(), documents: new Map(), policies: new Map() };
    let others: Pick<Incoming, 'history' | 'disk' | 'change'> = {};
    for (const { tree, documents, policies, ...rest } of this.#waiting) {
      for (const [path, entry] of tree ?? []) batch.tree.set(path, entry);
      for (const [path, contribution] of documents ?? []) batch.documents.set(path, contribution);
      for (const [path, text] of policies ?? []) batch.policies.set(path, text);
      others = { ...others, ...rest };
    }
    this.#waiting = [];
    return { ...batch, ...others };
  }

  /** Resolves when nothing arrives any more: the newest text wins. A steady stream is cut after a while. */
  async silence(): Promise<void> {
    const until = performance.now() + longestBurst;
    for (let arrivals = -1; arrivals !== this.#arrivals && performance.now() < until; ) {
      arrivals = this.#arrivals;
      // Each message takes a turn, and a request may stand between two edits.
      await turn();
      await turn();
    }
  }
}

/** How long a burst of messages may hold back the work on it, in milliseconds. */
const longestBurst = 50;
