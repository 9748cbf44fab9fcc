import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Confidence, Fix, Related } from '../rules/rule.ts';
import type { Severity } from '../rules/severity.ts';

/** A false claim as users, command line and SARIF see it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Why it is no more than likely, where the rule alone would be certain: a clause about the document. */
  readonly doubt?: string;
  readonly path: Path;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Names the finding across runs and line shifts: 16 hexadecimal digits. */
  readonly fingerprint: string;
  readonly group?: { readonly id: string; readonly title: string };
  readonly status: 'new' | 'baseline' | 'suppressed';
  /** What the claim is, for "report a wrong finding": its kind and key. */
  readonly claim: { readonly kind: string; readonly key: string };
}

/** How sure a finding is, and why it is no surer where the analysis knows. */
export const confidenceOf = ({ confidence, doubt }: Finding): string => (doubt === undefined ? confidence : `${confidence}: ${doubt}`);

/** Orders findings of one document: by place, then rule, then message. */
export function compareFindings(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
