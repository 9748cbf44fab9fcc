import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../base/path.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { Snapshot, SnapshotChange } from './snapshot.ts';
import { byDocument, byKey, byKind, type FactView, type Resolution } from './view.ts';

/**
 * Computations over the current snapshot that are run again only when something they looked up answers otherwise.
 *
 * A computation is an answer of a resolution or a task (a rule evaluated on a document). Each keeps the names of its
 * look-ups in order, and each name knows who looked it up. A change marks everything reachable from the changed names as
 * stale; a stale computation first checks whether one of its look-ups really changed, and an answer that comes out equal
 * stops the wave there. Where no change is expected but that git tells more of its history, look-ups of the rest need not be recorded:
 * a change of something else runs everything again.
 */
export class Memo {
  #snapshot: Snapshot;
  #revision = 1;
  /** When a look-up of the snapshot last changed; names never changed since the first revision are absent. */
  readonly #changedAt = new Map<string, number>();
  readonly #computations = new Map<string, Computation>();
  readonly #dependents = new Map<string, Set<string>>();
  readonly #records: 'everything' | 'history';
  readonly #sparing: FactView = this.#sparingView();
  /** What the computation that runs looked up, where only history's look-ups are recorded. */
  #met: Set<string> | undefined;
  readonly #gone = new Set<string>();
  #goneRevision = 0;

  constructor(snapshot: Snapshot, { records = 'everything' }: { readonly records?: 'everything' | 'history' } = {}) {
    this.#snapshot = snapshot;
    this.#records = records;
  }

  /** The names of the look-ups that ask what history removed. */
  get lookUpsOfRemovals(): ReadonlySet<string> {
    return this.#gone;
  }

  /** Another number whenever a look-up comes to {@link lookUpsOfRemovals}. */
  get revisionOfRemovals(): number {
    return this.#goneRevision;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Moves to the next snapshot. Returns what looked something up that changed: the tasks to run again, by name. */
  apply(change: SnapshotChange): { readonly changed: ReadonlySet<string>; readonly stale: readonly string[] } {
    const { snapshot, changed } = this.#snapshot.with(change);
    this.#snapshot = snapshot;
    this.#revision++;
    if (this.#records === 'history' && Object.keys(change).some(it => it !== 'history')) return { changed, stale: this.#forgetAll() };
    const stale: string[] = [];
    const queue: string[] = [];
    for (const name of changed) {
      if (!this.#dependents.has(name)) continue;
      this.#changedAt.set(name, this.#revision);
      queue.push(name);
    }
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      for (const dependent of this.#dependents.get(name) ?? []) {
        const computation = this.#computations.get(dependent);
        if (computation === undefined || computation.stale) continue;
        computation.stale = true;
        if (computation.resolution === undefined) stale.push(dependent);
        else queue.push(dependent);
      }
    }
    return { changed, stale };
  }

  /** Runs a task, or keeps its last value when nothing that it looked up changed. Throws what the task threw. */
  run<T>(name: string, compute: (facts: FactView) => T): T {
    return valueOf(this.#bring(name, undefined, compute)) as T;
  }

  /** Forgets a task. */
  forget(name: string): void {
    const computation = this.#computations.get(name);
    if (computation === undefined) return;
    this.#computations.delete(name);
    for (const read of computation.reads) this.#unlink(read, name);
  }

  /** Forgets every answer and every task. Returns the tasks. */
  #forgetAll(): readonly string[] {
    const tasks = [...this.#computations].filter(([, it]) => it.resolution === undefined).map(([name]) => name);
    this.#computations.clear();
    this.#dependents.clear();
    this.#changedAt.clear();
    this.#gone.clear();
    return tasks;
  }

  #bring(name: string, resolution: Resolution | undefined, compute: (facts: FactView) => unknown): Computation {
    const known = this.#computations.get(name);
    if (known?.running) throw new Error(`${name.replaceAll('\u0000', ' ')} asks itself`);
    return this.#upToDate(name, resolution, compute, known);
  }

  #upToDate(
    name: string,
    resolution: Resolution | undefined,
    compute: (facts: FactView) => unknown,
    known: Computation | undefined,
  ): Computation {
    if (known === undefined || (known.stale && this.#hasChanged(known))) return this.#compute(name, resolution, compute, known);
    known.stale = false;
    known.verifiedAt = this.#revision;
    return known;
  }

  #hasChanged(computation: Computation): boolean {
    for (const read of computation.reads) {
      const answer = this.#computations.get(read);
      if (answer?.running || (answer === undefined && isAnswer(read))) return true;
      if (answer?.stale && answer.resolution !== undefined) this.#upToDate(read, answer.resolution, answer.compute, answer);
      const changedAt = answer === undefined ? (this.#changedAt.get(read) ?? 0) : answer.changedAt;
      if (changedAt > computation.verifiedAt) return true;
    }
    return false;
  }

  #compute(
    name: string,
    resolution: Resolution | undefined,
    compute: (facts: FactView) => unknown,
    before: Computation | undefined,
  ): Computation {
    const computation: Computation = before ?? {
      resolution,
      compute,
      value: undefined,
      failure: undefined,
      reads: none,
      changedAt: 0,
      verifiedAt: 0,
      stale: false,
      running: false,
    };
    this.#computations.set(name, computation);
    computation.compute = compute;
    const recorded = this.#records === 'everything' ? new Set<string>() : undefined;
    const outer = this.#met;
    this.#met = undefined;
    computation.running = true;
    try {
      const value = compute(recorded === undefined ? this.#sparing : this.#view(recorded));
      if (before === undefined || computation.failure !== undefined || !isDeepStrictEqual(before.value, value)) {
        computation.value = value;
        computation.failure = undefined;
        computation.changedAt = this.#revision;
      }
    } catch (error) {
      // It is run again when what it had looked up until then changes.
      computation.value = undefined;
      computation.failure = { error };
      computation.changedAt = this.#revision;
    }
    computation.running = false;
    computation.stale = false;
    computation.verifiedAt = this.#revision;
    const reads = recorded ?? this.#met ?? none;
    this.#met = outer;
    for (const read of reads) if (!computation.reads.has(read)) this.#link(read, name);
    for (const read of computation.reads) if (!reads.has(read)) this.#unlink(read, name);
    computation.reads = reads;
    return computation;
  }

  #link(read: string, name: string): void {
    const dependents = this.#dependents.get(read);
    if (dependents !== undefined) {
      dependents.add(name);
      return;
    }
    this.#dependents.set(read, new Set([name]));
    if (!asksForRemoval(read)) return;
    this.#gone.add(read);
    this.#goneRevision++;
  }

  #unlink(read: string, name: string): void {
    const dependents = this.#dependents.get(read);
    if (dependents === undefined) return;
    dependents.delete(name);
    if (dependents.size > 0) return;
    this.#dependents.delete(read);
    this.#changedAt.delete(read);
    this.#gone.delete(read);
    this.forget(read);
  }

  #view(reads: Set<string>): FactView {
    const memo = this;
    return {
      get<Q extends FactKind>(kind: Q, key: string): readonly FactOf<Q>[] {
        reads.add(byKey(kind, key));
        return memo.#snapshot.get(kind, key);
      },
      in<Q extends FactKind>(path: Path, kind: Q): readonly FactOf<Q>[] {
        reads.add(byDocument(kind, path));
        return memo.#snapshot.in(path, kind);
      },
      all<Q extends FactKind>(kind: Q): readonly FactOf<Q>[] {
        reads.add(byKind(kind));
        return memo.#snapshot.all(kind);
      },
      ask<Question extends string, Answer>(resolution: Resolution<Question, Answer>, question: Question): Answer {
        const name = answerName(resolution, question);
        reads.add(name);
        return valueOf(memo.#answer(name, resolution, question)) as Answer;
      },
    };
  }

  /** The one view of all computations where look-ups are not recorded, but those of history and of answers that follow from it. */
  #sparingView(): FactView {
    const memo = this;
    const meet = (name: string): void => void (memo.#met ??= new Set()).add(name);
    return {
      get<Q extends FactKind>(kind: Q, key: string): readonly FactOf<Q>[] {
        if (isOfHistory(kind)) meet(byKey(kind, key));
        return memo.#snapshot.get(kind, key);
      },
      in<Q extends FactKind>(path: Path, kind: Q): readonly FactOf<Q>[] {
        if (isOfHistory(kind)) meet(byDocument(kind, path));
        return memo.#snapshot.in(path, kind);
      },
      all<Q extends FactKind>(kind: Q): readonly FactOf<Q>[] {
        if (isOfHistory(kind)) meet(byKind(kind));
        return memo.#snapshot.all(kind);
      },
      ask<Question extends string, Answer>(resolution: Resolution<Question, Answer>, question: Question): Answer {
        const name = answerName(resolution, question);
        const answer = memo.#answer(name, resolution, question);
        if (answer.reads.size > 0) meet(name);
        return valueOf(answer) as Answer;
      },
    };
  }

  #answer<Question extends string, Answer>(name: string, resolution: Resolution<Question, Answer>, question: Question): Computation {
    return this.#bring(name, resolution as unknown as Resolution, facts => resolution.answer(facts, question));
  }
}

const answerName = (resolution: { readonly id: string }, question: string): string => `${resolution.id}\u0003${question}`;
const isOfHistory = (kind: FactKind): boolean => kind.startsWith('history.');
const asksForRemoval = (name: string): boolean => name.startsWith('history.removed') && name.includes('\u0000');
const none: ReadonlySet<string> = new Set();
const isAnswer = (name: string): boolean => name.includes('\u0003');

interface Computation {
  /** Set on answers; a task has none. */
  readonly resolution: Resolution | undefined;
  compute: (facts: FactView) => unknown;
  value: unknown;
  /** Set when it threw instead. */
  failure: { readonly error: unknown } | undefined;
  /** Names of its look-ups, in the order they were made. */
  reads: ReadonlySet<string>;
  changedAt: number;
  verifiedAt: number;
  stale: boolean;
  running: boolean;
}

/** What a computation came to; throws what it threw. */
function valueOf({ failure, value }: Computation): unknown {
  if (failure !== undefined) throw failure.error;
  return value;
}
