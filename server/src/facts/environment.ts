/** Facts about environment variables beyond those of `.env` files. */
export interface EnvironmentFacts {
  /** A variable that a compose service, a CI job or a container of a pod is started with; key: its name. */
  'env.setting': {
    /** As written; left out where the value is passed through from outside. */
    readonly value?: string;
    /** The service or job; `''` for all jobs of a workflow. Of Kubernetes: kind and name, with the container's (`Deployment/api/server`). */
    readonly of: string;
    /** Of Kubernetes: a container's own list, a map from which containers take their variables, or the values of a chart. */
    readonly through?: 'container' | 'map' | 'values';
  };
  /** A program reads a variable; key: its name. `folded`: its reader looks at no case and may put a prefix before it; the key is in capitals. */
  'env.read': { readonly folded?: true };
  /**
   * A program reads every variable that begins with a text, as frameworks do that bind settings by name; key: that text, `''` where
   * any variable may be read.
   */
  'env.open': Record<string, never>;
  /** A variable that an environment file shows in a comment (`# API_KEY=`); key: its name. */
  'env.commented': Record<string, never>;
  /** A variable that a document explains; key: its name. `list`: at the head of a list's item, which may be any name in capitals. */
  'env.documented': {
    readonly in: 'table' | 'list';
    /** The whole row with its line end. */
    readonly line: { readonly start: number; readonly end: number };
  };
  /** Files that list the variables a person has to set; key: a glob. From the policy. */
  'policy.environment-registry': Record<string, never>;
  /** Where a variable has a value, others have to be set; key: the variable that decides. From the policy. */
  'policy.required-environment': { readonly equals: string; readonly set: readonly string[]; readonly why?: string };
}
