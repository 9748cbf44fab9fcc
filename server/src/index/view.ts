import type { Path } from '../base/path.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';

/**
 * What rules and resolutions see of a snapshot: typed look-ups limited to the kinds `K` that they declared. Every look-up is
 * recorded, misses included, so that the engine knows whom a change concerns.
 */
export interface FactView<K extends FactKind = FactKind> {
  /** Facts of a kind with this key, ordered by path and place. */
  get<Q extends K>(kind: Q, key: string): readonly FactOf<Q>[];
  /** Facts of a kind that one document states, in the document's order. */
  in<Q extends K>(path: Path, kind: Q): readonly FactOf<Q>[];
  /** Every fact of a kind, ordered by path and place. Costs as much as there are, and any change of the kind asks again. */
  all<Q extends K>(kind: Q): readonly FactOf<Q>[];
  /** The memoised answer of a resolution. */
  ask<Question extends string, Answer>(resolution: Resolution<Question, Answer>, question: Question): Answer;
}

/** A memoised question over facts that several rules ask. Pure: its answer follows from the facts it looked up. */
export interface Resolution<Question extends string = string, Answer = unknown> {
  readonly id: string;
  answer(facts: FactView, question: Question): Answer;
}

/** Types a resolution by the kinds it declares to read. Answers are compared by structure: an equal one stops the wave. */
export function defineResolution<const K extends FactKind, Answer, Question extends string = string>(resolution: {
  readonly id: string;
  readonly reads: readonly K[];
  answer(facts: FactView<K>, question: Question): Answer;
}): Resolution<Question, Answer> {
  return resolution as unknown as Resolution<Question, Answer>;
}

/** The name of a look-up, as recorded: by key, by document, or of a whole kind. */
export const byKey = (kind: FactKind, key: string): string => `${kind}\u0000${key}`;
export const byDocument = (kind: FactKind, path: Path): string => `${kind}\u0001${path}`;
export const byKind = (kind: FactKind): string => `${kind}\u0002`;
