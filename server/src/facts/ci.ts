import type { Cwd } from './cwd.ts';

/** Facts and claims of CI and of repository governance files. */
export interface CiFacts {
  /** A GitHub workflow; key: its path. `called`: only other workflows run it. */
  'workflow.file': {
    readonly name?: string;
    readonly called?: true;
    /** All its jobs are switched off. */
    readonly idle?: true;
    /** Nothing starts it but events that a path filter has to let through. */
    readonly byPaths?: true;
  };
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
  /** A pattern under `paths` or `paths-ignore` of an event, or under `changes` of a GitLab rule; key: as written, without a leading `!`. */
  'ci.filter': {
    readonly syntax: 'github' | 'gitlab';
    /** The event that it filters, or the job. */
    readonly event: string;
    /** Whether it keeps the workflow from running rather than makes it run. */
    readonly excludes: boolean;
    /** All patterns of the same list that make it run, without this one. */
    readonly others: readonly string[];
  };
  /** `hashFiles('a', 'b')` in a value; key: the patterns, joined by commas. */
  'workflow.hash': {
    readonly patterns: readonly string[];
    /** The patterns of each other `hashFiles` of the same value. */
    readonly others?: readonly (readonly string[])[];
    /** Whether the same value holds something else that may differ from run to run. */
    readonly varies?: true;
  };
  /** A pattern of CODEOWNERS; key: as written. `line`: its whole line with the line end. */
  'owners.pattern': {
    readonly owners: readonly string[];
    readonly syntax: 'github' | 'gitlab';
    readonly line: { readonly start: number; readonly end: number };
  };
  /** A job of GitLab CI, hidden ones included; key: its name. */
  'gitlab.job': Record<string, never>;
  /** A job that another one waits for or takes over; key: its name. */
  'gitlab.need': { readonly job: string; readonly through: 'needs' | 'extends' | 'dependencies' };
  /** `include: local`; key: as written. */
  'gitlab.include': Record<string, never>;
  /** An include of what other repositories hold, so that the jobs cannot all be told; key: its kind. */
  'gitlab.open': Record<string, never>;
  /** A hook of pre-commit that is used; key: its id. `repo`: as written, or `local` or `meta`. */
  'hook.use': { readonly repo: string };
  /** A hook that pre-commit's service leaves out (`ci.skip`); key: its id. `aside`: it stands commented out above. */
  'hook.skip': { readonly aside?: true };
}
