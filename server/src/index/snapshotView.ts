import type { FactKind, FactOf } from '../facts/fact.ts';
import type { Snapshot } from './snapshot.ts';
import type { FactView, Resolution } from './view.ts';

/** A view of one snapshot whose look-ups nobody records: for questions that people ask now and then. */
export function viewOf(snapshot: Snapshot): FactView {
  const answers = new Map<string, unknown>();
  const facts: FactView = {
    get: <Q extends FactKind>(kind: Q, key: string): readonly FactOf<Q>[] => snapshot.get(kind, key),
    in: <Q extends FactKind>(path: string, kind: Q): readonly FactOf<Q>[] => snapshot.in(path, kind),
    all: <Q extends FactKind>(kind: Q): readonly FactOf<Q>[] => snapshot.all(kind),
    ask<Question extends string, Answer>(resolution: Resolution<Question, Answer>, question: Question): Answer {
      const name = `${resolution.id}\u0000${question}`;
      if (!answers.has(name)) answers.set(name, resolution.answer(facts, question));
      return answers.get(name) as Answer;
    },
  };
  return facts;
}
