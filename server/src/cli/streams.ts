/** Where a command writes and what it may assume about the other end. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
  /** Whether standard error is a terminal that progress can be drawn on. */
  readonly progress: boolean;
  /** Whether standard output takes colours. */
  readonly colors: boolean;
  /** The program's own file, when it can be started again as a worker. */
  readonly program?: string;
}

/** Exit codes of every command. */
export const exit = {
  /** Nothing at or above the threshold. */
  clean: 0,
  /** Findings at or above the threshold. */
  findings: 1,
  /** A mistake of the caller: usage, a folder that is missing, a policy that does not parse. */
  usage: 2,
  /** A defect of Groundline. */
  internal: 3,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** A mistake of the caller, said in one sentence without a final period. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
