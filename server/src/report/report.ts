import type { Finding } from '../analysis/finding.ts';
import type { LineStarts } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { RuleSummary } from '../rules/analysisRules.ts';
import type { ClaimsAbout } from '../analysis/claimsMap.ts';
import type { UnknownReason } from '../rules/rule.ts';
import { severities, type Severity } from '../rules/severity.ts';

/** What every report is made from: the findings to show and what surrounds them. Ordered by path and place. */
export interface Report {
  readonly version: string;
  /** Absolute path of the folder that was checked. */
  readonly root: string;
  /** The commit that was analysed or is checked out. */
  readonly revision: string | null;
  readonly findings: readonly Finding[];
  /** Every rule there is, by id. */
  readonly rules: readonly RuleSummary[];
  /** Where a document's lines begin; `[0]` for what is no document. */
  lineStarts(path: Path): LineStarts;
  /** What could not be read, one sentence each without a final period. */
  readonly notes: readonly string[];
  readonly stats?: Stats;
  /** How many findings the last commits had, the oldest first. */
  readonly trend?: readonly TrendPoint[];
  /** Which documents claim what of which sources of truth, by document and source. */
  readonly claims?: readonly ClaimsAbout[];
}

/** The findings that a commit had. */
export interface TrendPoint {
  /** Full id. */
  readonly commit: string;
  /** Author date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly subject: string;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** New findings, the gravest first, each severity in the report's own order. */
export const gravestFirst = (report: Report): readonly Finding[] =>
  severities.flatMap(severity => report.findings.filter(it => it.status === 'new' && it.severity === severity));

/** `3 findings`, `1 finding`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 || noun === 'info' ? '' : 's'}`;

/** `2 findings in 1 file: 1 error, 1 info`, of findings that are new. */
export function summaryOf(findings: readonly Finding[]): string {
  const shown = findings.filter(it => it.status === 'new');
  if (shown.length === 0) return 'No claim is contradicted';
  const counts = severities.flatMap(severity => {
    const count = shown.filter(it => it.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity)];
  });
  return `${plural(shown.length, 'finding')} in ${plural(new Set(shown.map(it => it.path)).size, 'file')}: ${counts.join(', ')}`;
}

/** How much was read and judged, and what it took. */
export interface Stats {
  readonly files: number;
  readonly documents: number;
  readonly facts: number;
  readonly claims: number;
  readonly judged: {
    readonly true: number;
    readonly false: number;
    readonly unknown: Readonly<Partial<Record<UnknownReason, number>>>;
  };
  readonly milliseconds: {
    readonly walk: number;
    readonly extract: number;
    readonly history: number;
    readonly rules: number;
    readonly total: number;
  };
}
