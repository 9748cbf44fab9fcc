import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FactView, Resolution } from '../index/view.ts';

/** What a computation looked up, in order: facts as they were found, and the questions that it asked. */
interface Trace {
  readonly reads: (Reading | Trace)[];
  value?: unknown;
}

interface Reading {
  readonly facts: readonly FactOf[];
  /** Found by key; of other look-ups only the facts under the name in question tell something. */
  readonly byKey: boolean;
}

/** Look-ups in one snapshot that are kept for being told. A question that several claims ask is answered once. */
export class Recording {
  readonly #snapshot: Snapshot;
  readonly #answers = new Map<string, Trace>();
  readonly #named = new WeakMap<readonly FactOf[], ReadonlyMap<string, readonly FactOf[]>>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** Runs a computation and gives the facts that it found: by key, or among others under `name`; in the order of the look-ups. */
  run<T>(name: string, compute: (facts: FactView) => T): { readonly value: T; readonly found: readonly FactOf[] } {
    const trace: Trace = { reads: [] };
    const value = compute(this.#view(trace));
    const found: FactOf[] = [];
    this.#collect(trace, name, found, new Set());
    return { value, found };
  }

  #collect(trace: Trace, name: string, found: FactOf[], seen: Set<Trace>): void {
    if (seen.has(trace)) return;
    seen.add(trace);
    for (const read of trace.reads) {
      if ('reads' in read) this.#collect(read, name, found, seen);
      else found.push(...(read.byKey ? read.facts : this.#under(read.facts, name)));
    }
  }

  #under(facts: readonly FactOf[], name: string): readonly FactOf[] {
    if (facts.length < indexed) return facts.filter(it => it.key === name);
    const known = this.#named.get(facts) ?? grouped(facts, it => it.key);
    this.#named.set(facts, known);
    return known.get(name) ?? [];
  }

  #view({ reads }: Trace): FactView {
    const keep = <Q extends FactKind>(facts: readonly FactOf<Q>[], byKey: boolean): readonly FactOf<Q>[] => {
      if (facts.length > 0) reads.push({ facts: facts as readonly FactOf[], byKey });
      return facts;
    };
    return {
      get: <Q extends FactKind>(kind: Q, key: string) => keep<Q>(this.#snapshot.get(kind, key), true),
      in: <Q extends FactKind>(path: Path, kind: Q) => keep<Q>(this.#snapshot.in(path, kind), false),
      all: <Q extends FactKind>(kind: Q) => keep<Q>(this.#snapshot.all(kind), false),
      ask: <Question extends string, Answer>(resolution: Resolution<Question, Answer>, question: Question): Answer => {
        const name = `${resolution.id}\u0000${question}`;
        let answer = this.#answers.get(name);
        if (answer === undefined) {
          answer = { reads: [] };
          answer.value = resolution.answer(this.#view(answer), question);
          this.#answers.set(name, answer);
        }
        reads.push(answer);
        return answer.value as Answer;
      },
    };
  }
}

/** Facts from which on they are indexed by their keys. */
const indexed = 32;
