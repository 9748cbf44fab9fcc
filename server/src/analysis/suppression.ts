import { nearest } from '../base/nearest.ts';
import type { FactOf } from '../facts/fact.ts';
import { analysisRules, type RuleSummary } from '../rules/analysisRules.ts';
import { removing } from '../rules/edit.ts';
import type { Fix } from '../rules/rule.ts';
import type { Finding } from './finding.ts';

/** What suppressions are judged by. */
export interface SuppressionContext {
  /** Ids of the rules that were evaluated, with those of the analysis itself. */
  readonly rules: ReadonlySet<string>;
  /** Ids of all rules there are. */
  readonly known: ReadonlySet<string>;
  /** The day it is, `YYYY-MM-DD`; without it nothing expires. */
  readonly today: string | undefined;
  /** Whether everything that findings depend on has been read, so that a suppression without a finding is one for good. */
  readonly complete: boolean;
  /** Whether the policy wants a reason. */
  readonly reasons: boolean;
}

/** A finding that suppressions may hide, `off` when it is not shown anyway: then it still gives its suppression a use. */
export interface Draft {
  readonly finding: Finding;
  readonly shown: boolean;
}

/** What the analysis says about a suppression itself. */
export interface SuppressionNotice {
  readonly rule: RuleSummary;
  readonly suppression: FactOf<'suppression' | 'policy.suppression'>;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Hides the findings that suppressions cover, and tells which suppressions are unused, expired or malformed. */
export function suppress(
  drafts: readonly Draft[],
  suppressions: readonly FactOf<'suppression'>[],
  context: SuppressionContext,
): { readonly findings: readonly Finding[]; readonly notices: SuppressionNotice[] } {
  const notices: SuppressionNotice[] = [];
  const valid: FactOf<'suppression'>[] = [];
  for (const suppression of suppressions) {
    const defect = defectOf(suppression, context);
    if (defect === undefined) valid.push(suppression);
    else notices.push(defect);
  }
  const used = new Set<FactOf<'suppression'>>();
  const findings = drafts.flatMap(({ finding, shown }): Finding[] => {
    const hiding = valid.filter(it => covers(it, finding));
    for (const it of hiding) used.add(it);
    if (!shown) return [];
    return [hiding.length > 0 ? { ...finding, status: 'suppressed' } : finding];
  });
  for (const suppression of valid) {
    if (used.has(suppression) || !context.complete || !(context.rules.has(suppression.key) || suppression.key === '*')) continue;
    const what = suppression.key === '*' ? 'anything' : `"${suppression.key}"`;
    notices.push({
      rule: analysisRules.unusedSuppression,
      suppression,
      message: `Nothing here contradicts ${what}: the comment hides nothing`,
      fixes: withoutIt(suppression),
    });
  }
  return { findings, notices };
}

/** The fix that takes a suppression out. */
export function withoutIt({ path, value }: FactOf<'suppression' | 'policy.suppression'>): readonly Fix[] {
  return value.removal === undefined ? [] : [removing(path, value.removal, 'Remove the suppression')];
}

function covers({ key, value }: FactOf<'suppression'>, finding: Finding): boolean {
  const { start } = finding.span;
  return (key === finding.rule || key === '*') && value.covers.start <= start && start < value.covers.end;
}

function defectOf(suppression: FactOf<'suppression'>, context: SuppressionContext): SuppressionNotice | undefined {
  const { malformed } = suppression.value;
  if (malformed === undefined) return defectOfSuppression(suppression, context);
  return { rule: analysisRules.malformedSuppression, suppression, message: `The suppression is not understood: ${malformed}`, fixes: [] };
}

/** Why a suppression, in a comment or in the policy, hides nothing: it names no rule, gives no reason, or is past its end. */
export function defectOfSuppression(
  suppression: FactOf<'suppression' | 'policy.suppression'>,
  { known, reasons, today }: SuppressionContext,
): SuppressionNotice | undefined {
  const { key, value, path, span } = suppression;
  if (key !== '*' && !known.has(key)) {
    const instead = nearest(key, [...known].sort());
    const fix: Fix[] =
      instead === undefined
        ? []
        : [{ title: `Change to "${instead}"`, kind: 'review', changes: [{ type: 'edit', path, span, newText: instead }] }];
    const hint = instead === undefined ? '' : `; did you mean "${instead}"?`;
    return { rule: analysisRules.malformedSuppression, suppression, message: `No rule "${key}"${hint}`, fixes: fix };
  }
  if (reasons && (value.reason ?? '').trim() === '')
    return { rule: analysisRules.malformedSuppression, suppression, message: 'The policy wants a reason, and none is given', fixes: [] };
  if (value.until !== undefined && today !== undefined && value.until < today) {
    return {
      rule: analysisRules.expiredSuppression,
      suppression,
      message: `The suppression of "${key}" ended on ${value.until}`,
      fixes: withoutIt(suppression),
    };
  }
  return undefined;
}
