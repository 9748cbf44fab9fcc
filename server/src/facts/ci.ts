import type { Cwd } from './cwd.ts';

/** Facts and claims of CI and of repository governance files. */
export interface CiFacts {
  /** A GitHub workflow; key: its path. */
  'workflow.file': { readonly name?: string };
  /** A job; key: its id. `services` are another namespace than compose services. */
  'workflow.job': { readonly needs: readonly string[]; readonly services: readonly string[] };
  /** A checkout that puts other files in place (`repository:`, `path:`, `ref:`, sparse): file claims of the job are unknown; key: the job's id. */
  'workflow.foreign-checkout': { readonly because: string };
  /** A job that another one waits for; key: its id as written. */
  'workflow.need': { readonly job: string };
  /** `uses: ./x`; key: as written. `of` a job it is a reusable workflow, of a step an action. */
  'workflow.local-action': { readonly cwd: Cwd; readonly of: 'job' | 'step' };
  /** `uses: owner/name@ref`, of a step or of a job; key: what stands before the `@`. */
  'workflow.action': { readonly ref: string };
  /** `working-directory`; key: as written. */
  'workflow.folder': { readonly cwd: Cwd };
  /** A pattern under `paths` or `paths-ignore` of an event; key: as written, without a leading `!`. */
  'workflow.filter': {
    readonly event: string;
    /** Whether it keeps the workflow from running rather than makes it run. */
    readonly excludes: boolean;
    /** All patterns of the same list that make it run, without this one. */
    readonly others: readonly string[];
  };
  /** `hashFiles('a', 'b')` in a value; key: the patterns, joined by a line feed. */
  'workflow.hash': { readonly patterns: readonly string[] };
  /** A pattern of CODEOWNERS; key: as written. `line`: its whole line with the line end. */
  'owners.pattern': {
    readonly owners: readonly string[];
    readonly syntax: 'github' | 'gitlab';
    readonly line: { readonly start: number; readonly end: number };
  };
}
