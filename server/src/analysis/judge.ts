import type { Path } from '../base/path.ts';
import { contains } from '../base/span.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { isOfCallers } from '../resolve/calledWorkflows.ts';
import { isInOtherCopy } from '../resolve/ownCopy.ts';
import { recordedSections, roleOf } from '../resolve/role.ts';
import { isSentElsewhere } from '../resolve/statedFolder.ts';
import type { Rule, UnknownReason, Verdict } from '../rules/rule.ts';
import { type Contradicted, doubted } from './doubt.ts';

/** What one rule says about the claims of one document. */
export interface Judgement {
  readonly contradictions: readonly Contradicted[];
  readonly held: number;
  readonly unknown: Readonly<Partial<Record<UnknownReason, number>>>;
}

/** Evaluates a rule on a document. What no rule should have to ask is asked here: vetoes of the text, the document's role, whose workspace it speaks of. */
export function judge(rule: Rule, path: Path, facts: FactView): Judgement {
  const contradictions: Contradicted[] = [];
  const unknown: Partial<Record<UnknownReason, number>> = {};
  let held = 0;
  for (const claim of rule.judges.flatMap(kind => facts.in(path, kind))) {
    const verdict = verdictOn(rule, claim, facts);
    if (verdict.is === 'true') held++;
    else if (verdict.is === 'unknown') unknown[verdict.because] = (unknown[verdict.because] ?? 0) + 1;
    else contradictions.push({ claim, contradiction: { confidence: rule.confidence, ...verdict } });
  }
  return { contradictions: doubted(facts, path, contradictions, held), held, unknown };
}

/** What is said of the claims of a document that the policy excludes: nothing, but how many they are. */
export function unjudged(claims: readonly FactOf[]): Judgement {
  return { contradictions: [], held: 0, unknown: { excluded: claims.length } };
}

/** The verdict on one claim. */
export function verdictOn(rule: Rule, claim: FactOf<FactKind>, facts: FactView): Verdict {
  if (claim.veto !== undefined) return { is: 'unknown', because: claim.veto };
  const role = facts.ask(roleOf, claim.path);
  if (!(rule.roles ?? ['living']).includes(role)) return { is: 'unknown', because: 'role' };
  if (facts.ask(recordedSections, claim.path).some(it => contains(it, claim.span))) return { is: 'unknown', because: 'role' };
  if (isInOtherCopy(facts, claim) || isOfCallers(facts, claim)) return { is: 'unknown', because: 'not-local' };
  if (isSentElsewhere(facts, claim)) return { is: 'unknown', because: 'working-directory' };
  return rule.judge(claim, facts);
}
