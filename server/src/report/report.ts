import type { Finding } from '../analysis/finding.ts';
import type { LineStarts } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { RuleSummary } from '../rules/analysisRules.ts';
import type { UnknownReason } from '../rules/rule.ts';

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
