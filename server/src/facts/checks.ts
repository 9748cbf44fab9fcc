/** Facts about scripts that check the workspace, and about who runs them. */
export interface CheckFacts {
  /** A script says at its beginning that CI or a hook runs it; key: who, as a reader knows it. */
  'script.purpose': { readonly runner: 'CI' | 'a hook' };
  /** A script or the configuration of a runner names a script; key: the file's name. */
  'script.mention': Record<string, never>;
  /** A script that CI has to run, as the policy says; key: its path. `runBy`: globs of the documents that may run it, none for any. */
  'policy.required-check': { readonly runBy: readonly string[] };
}
