import type { Finding } from '../analysis/finding.ts';
import type { LineStarts } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { Snapshot } from '../index/snapshot.ts';

/** A folder that was read and judged, as whoever answers a program has it: the command line from disk, the language server as it is edited. */
export interface AgentFolder {
  /** Absolute path. */
  readonly root: string;
  /** Whether git may be run and something be written. */
  readonly trusted: boolean;
  readonly snapshot: Snapshot;
  /** Every finding, ordered by path and place. */
  findings(): readonly Finding[];
  lineStarts(path: Path): LineStarts;
  /** The page of a rule, in Markdown. */
  page(rule: string): string;
}

/** What is the caller's to mend, in a sentence without a final period. */
export class AgentError extends Error {
  override readonly name = 'AgentError';
}
