import type { UnknownReason } from '../rules/rule.ts';
import type { Judgement } from './judge.ts';

/** How many claims are true and false, and for how many nothing can be told, by reason. */
export interface VerdictCounts {
  readonly true: number;
  readonly false: number;
  readonly unknown: Readonly<Partial<Record<UnknownReason, number>>>;
}

export function countVerdicts(judgements: Iterable<Judgement>): VerdictCounts {
  const unknown: Partial<Record<UnknownReason, number>> = {};
  let held = 0;
  let failed = 0;
  for (const judgement of judgements) {
    held += judgement.held;
    failed += judgement.contradictions.length;
    for (const [reason, count] of Object.entries(judgement.unknown) as [UnknownReason, number][])
      unknown[reason] = (unknown[reason] ?? 0) + count;
  }
  return { true: held, false: failed, unknown };
}
