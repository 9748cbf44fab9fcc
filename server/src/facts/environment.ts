/** Facts about environment variables beyond those of `.env` files. */
export interface EnvironmentFacts {
  /** A variable that a compose service or a CI job is started with; key: its name. */
  'env.setting': {
    /** As written; left out where the value is passed through from outside. */
    readonly value?: string;
    /** The service or job; `''` for all jobs of a workflow. */
    readonly of: string;
  };
  /** Where a variable has a value, others have to be set; key: the variable that decides. From the policy. */
  'policy.required-environment': { readonly equals: string; readonly set: readonly string[]; readonly why?: string };
}
