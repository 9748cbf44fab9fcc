/** A file's content as git knows it. */
export interface Blob {
  /** Git's object id of the content, after line endings were normalised; of a submodule, its commit. */
  readonly object: string;
  /** `100644`, `100755`, `120000` for a link, `160000` for a submodule. */
  readonly mode: string;
}

/** What differs from the base: the commit that is checked out, or the merge base with the branch that a gate guards. */
export interface ChangeFacts {
  /** A path whose content differs from the base; key: the path. `null` where it does not exist. `'unknown'`: its content cannot be told. */
  'change.path': { readonly before: Blob | null; readonly after: Blob | null | 'unknown' };
  /** Whether the differences are known, and against which commit; key: `''`. */
  'change.state': { readonly state: 'ready' | 'unavailable'; readonly base: string | null };
  /** Somebody who made a part of the change: an author or committer, or who is at work on the working tree; key: the e-mail address, in lower case. */
  'change.author': Record<string, never>;
  /** The lines of a ledger as the base has them; key: the ledger's path. */
  'change.ledger-base': { readonly lines: readonly string[] };
  /** What `ssh-keygen` says of a decision's signature; key: the decision's id. */
  'change.signature': { readonly verified: boolean; readonly because?: string };
}
