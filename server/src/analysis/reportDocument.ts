import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type Policy, policyOf } from '../policy/policy.ts';
import { analysisRuleIds, analysisRules, type RuleSummary } from '../rules/analysisRules.ts';
import type { Confidence, Contradiction, Fix, Rule } from '../rules/rule.ts';
import type { Severity } from '../rules/severity.ts';
import { compareFindings, type Finding } from './finding.ts';
import { fingerprinter } from './fingerprint.ts';
import type { Judgement } from './judge.ts';
import { entryNotices, hiddenByPolicy } from './policySuppression.ts';
import { type Draft, suppress } from './suppression.ts';

/** How findings are reported, beside what the policy says. */
export interface Reporting {
  readonly policy: Policy;
  /** Whether comments hide findings. */
  readonly inlineIgnores: boolean;
  /** The day it is, `YYYY-MM-DD`; without it no suppression expires. */
  readonly today?: string;
  /** Ids of the rules that are evaluated. */
  readonly rules: readonly string[];
  /** Ids of all rules there are. */
  readonly known: readonly string[];
  /** Whether one of the policy's suppressions hides a finding of any document, by its name in {@link Report.uses}. */
  readonly isUsed: (entry: string) => boolean;
}

/** What is said of a document. */
export interface Report {
  readonly findings: readonly Finding[];
  /** The policy's suppressions that hide something in it. */
  readonly uses: ReadonlySet<string>;
}

/** The policy of a workspace that has none. */
export const permissive: Policy = policyOf([]);

/** Turns what the rules said about a document into its findings, hides what its comments hide, and adds what the analysis itself says. */
export function reportDocument(path: Path, judgements: ReadonlyMap<Rule, Judgement>, snapshot: Snapshot, reporting: Reporting): Report {
  const { policy } = reporting;
  const fingerprint = fingerprinter(path);
  const make = (rule: RuleSummary, claim: { readonly kind: string; readonly key: string }, span: Span, said: Said): Draft => {
    const { confidence = rule.confidence, severity: override, message, related = [], fixes = [], group, doubt } = said;
    const severity = severityOf(rule, override, confidence, path, policy);
    return {
      shown: severity !== 'off',
      finding: {
        rule: rule.id,
        severity: severity === 'off' ? 'hint' : severity,
        confidence,
        ...(doubt === undefined ? {} : { doubt }),
        path,
        span,
        message,
        related,
        fixes,
        fingerprint: fingerprint(rule.id, claim),
        ...(group === undefined ? {} : { group }),
        status: 'new',
        claim: { kind: claim.kind, key: claim.key },
      },
    };
  };
  const own = (policy.problems.get(path) ?? []).map(({ span, message, instead }) =>
    make(analysisRules.invalidPolicy, { kind: 'policy', key: message }, span, {
      message,
      fixes: instead === undefined ? [] : [replacing(path, span, instead)],
    }),
  );
  if (policy.excludes(path)) return { findings: own.map(it => it.finding), uses: new Set() };
  const contradictions = [...judgements].flatMap(([rule, judgement]) =>
    judgement.contradictions.map(({ claim, contradiction }) => ({ rule, claim, contradiction, span: contradiction.span ?? claim.span })),
  );
  contradictions.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const drafts = contradictions.map(({ rule, claim, contradiction, span }) => make(rule, claim, span, contradiction));
  const context = {
    rules: new Set(reporting.rules),
    known: new Set([...reporting.known, ...analysisRuleIds]),
    today: reporting.today,
    complete: stateOfHistory(snapshot) !== 'pending',
    reasons: snapshot.all('policy.reason-required').length > 0,
  };
  const hidden = hiddenByPolicy(path, drafts, snapshot, context);
  const { findings, notices } = suppress(hidden.drafts, reporting.inlineIgnores ? snapshot.in(path, 'suppression') : [], context);
  notices.push(...entryNotices(snapshot.in(path, 'policy.suppression'), reporting.isUsed, context));
  own.push(...notices.map(({ rule, suppression, message, fixes }) => make(rule, suppression, suppression.span, { message, fixes })));
  return { findings: [...findings, ...own.filter(it => it.shown).map(it => it.finding)].sort(compareFindings), uses: hidden.uses };
}

type Said = Omit<Contradiction, 'span'>;

const replacing = (path: Path, span: Span, newText: string): Fix => ({
  title: `Change to "${newText}"`,
  kind: 'review',
  changes: [{ type: 'edit', path, span, newText }],
});

function stateOfHistory(snapshot: Snapshot): FactOf<'history.state'>['value']['state'] | undefined {
  return snapshot.get('history.state', '')[0]?.value.state;
}

function severityOf(
  rule: RuleSummary,
  override: Severity | undefined,
  confidence: Confidence,
  path: Path,
  policy: Policy,
): Severity | 'off' {
  if (confidence === 'weak' && !policy.showWeak) return 'off';
  const asked = policy.severityOf(rule.id, path);
  if (asked !== undefined) return asked;
  if (confidence === 'weak') return 'hint';
  const severity = override ?? rule.severity;
  return confidence === 'likely' && severity !== 'hint' ? 'info' : severity;
}
