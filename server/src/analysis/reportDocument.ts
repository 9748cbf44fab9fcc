import type { Path } from '../base/path.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Confidence, Rule, Severity } from '../rules/rule.ts';
import { compareFindings, type Finding } from './finding.ts';
import { fingerprinter } from './fingerprint.ts';
import type { Judgement } from './judge.ts';

/** What the analysis asks the policy about rules. */
export interface RulePolicy {
  /** The severity that findings of a rule have in a document; `undefined` leaves it to rule and confidence. */
  severityOf(rule: string, path: Path): Severity | 'off' | undefined;
  /** Whether claims of a document are not judged. */
  excludes(path: Path): boolean;
  /** Whether weak findings are shown, as hints. */
  readonly showWeak: boolean;
}

/** The policy of a workspace that has none. */
export const permissive: RulePolicy = { severityOf: () => undefined, excludes: () => false, showWeak: false };

/** Turns what the rules said about a document into its findings. */
export function reportDocument(
  path: Path,
  judgements: ReadonlyMap<Rule, Judgement>,
  _snapshot: Snapshot,
  policy: RulePolicy,
): readonly Finding[] {
  if (policy.excludes(path)) return [];
  const drafts = [...judgements].flatMap(([rule, { contradictions }]) =>
    contradictions.map(({ claim, contradiction }) => ({ rule, claim, contradiction, span: contradiction.span ?? claim.span })),
  );
  drafts.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const fingerprint = fingerprinter(path);
  const findings: Finding[] = [];
  for (const { rule, claim, contradiction, span } of drafts) {
    const confidence = contradiction.confidence ?? rule.confidence;
    const severity = severityOf(rule, contradiction.severity, confidence, path, policy);
    if (severity === 'off') continue;
    findings.push({
      rule: rule.id,
      severity,
      confidence,
      path,
      span,
      message: contradiction.message,
      related: contradiction.related ?? [],
      fixes: contradiction.fixes ?? [],
      fingerprint: fingerprint(rule.id, claim),
      ...(contradiction.group === undefined ? {} : { group: contradiction.group }),
      status: 'new',
      claim: { kind: claim.kind, key: claim.key },
    });
  }
  return findings.sort(compareFindings);
}

function severityOf(
  rule: Rule,
  override: Severity | undefined,
  confidence: Confidence,
  path: Path,
  policy: RulePolicy,
): Severity | 'off' {
  if (confidence === 'weak' && !policy.showWeak) return 'off';
  const asked = policy.severityOf(rule.id, path);
  if (asked !== undefined) return asked;
  if (confidence === 'weak') return 'hint';
  const severity = override ?? rule.severity;
  return confidence === 'likely' && severity !== 'hint' ? 'info' : severity;
}
