/** What the policy says about where files lie, and the files that nobody lists. */
export interface LayoutFacts {
  /** What may lie directly in a folder; key: a glob over its files, from the root. A folder that no such fact names takes any file. */
  'policy.allowed': { readonly folder: string };
  /** Files that belong somewhere else; key: a glob from the root. `to`: the folder they go to. */
  'policy.route': { readonly to: string; readonly why?: string };
  /** Files that must not be; key: a glob from the root. */
  'policy.forbidden-file': { readonly why?: string };
  /** A file that must be; key: a path or glob from the root, of which one must be there. */
  'policy.required-file': { readonly why?: string };
  /** A file directly in the root that is on disk and ignored: no part of the tree; key: its path. */
  'disk.ignored-file': Record<string, never>;
}
