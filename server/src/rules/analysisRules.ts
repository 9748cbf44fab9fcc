import type { Rule } from './rule.ts';

/** What reports and pages say about a rule. */
export type RuleSummary = Pick<Rule, 'id' | 'summary' | 'severity' | 'confidence' | 'fix'>;

/** Findings that the analysis itself makes, since they are about suppressions, the baseline and the policy rather than about facts. */
export const analysisRules = {
  invalidPolicy: {
    id: 'policy/invalid',
    summary: 'The policy says something that it cannot mean',
    severity: 'error',
    confidence: 'certain',
    fix: 'review',
  },
  unusedSuppression: {
    id: 'suppression/unused',
    summary: 'A suppression comment hides nothing',
    severity: 'info',
    confidence: 'certain',
    fix: 'review',
  },
  expiredSuppression: {
    id: 'suppression/expired',
    summary: 'A suppression comment is past its end date',
    severity: 'warning',
    confidence: 'certain',
    fix: 'review',
  },
  malformedSuppression: {
    id: 'suppression/malformed',
    summary: 'A suppression comment cannot be understood',
    severity: 'warning',
    confidence: 'certain',
    fix: 'review',
  },
  staleBaseline: {
    id: 'baseline/stale-entry',
    summary: 'The baseline accepts a finding that is not there any more',
    severity: 'warning',
    confidence: 'certain',
    fix: 'safe',
  },
  invalidBaseline: {
    id: 'baseline/invalid',
    summary: 'A line of the baseline is no entry',
    severity: 'error',
    confidence: 'certain',
  },
} as const satisfies Readonly<Record<string, RuleSummary>>;

/** The ids of {@link analysisRules}. */
export const analysisRuleIds: readonly string[] = Object.values(analysisRules).map(it => it.id);
