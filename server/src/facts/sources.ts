import type { Span } from '../base/span.ts';

/** What the sources beside the documents state: the tree, git's history, and the policy. */
export interface SourceFacts {
  /**
   * A file of the tree (on disk and not ignored, or tracked and not deleted); key: its path, in its exact case. `to`: the file that a
   * symbolic link leads to.
   */
  'tree.file': { readonly link: boolean; readonly to?: string };
  /** A folder that holds at least one such file; key: its path. */
  'tree.folder': Record<string, never>;
  /** A file by the last segment of its path; key: that segment. */
  'tree.name': { readonly path: string };
  /**
   * A path below which nothing is known: a symbolic link to a folder, a submodule, a nested repository; key: its path. `to`: where
   * in the workspace a link leads.
   */
  'tree.opaque': { readonly because: 'link' | 'submodule' | 'repository'; readonly to?: string };
  /** Where `.gitmodules` puts the content of another repository; key: the folder's path. */
  'git.submodule': Record<string, never>;
  /** Whether git's history has been read; key: `''`. */
  'history.state': { readonly state: 'pending' | 'ready' | 'unavailable' };
  /** A path that a commit removed or renamed and that is gone since; key: the path. */
  'history.removed': {
    /** Abbreviated commit id. */
    readonly commit: string;
    /** Author date, `YYYY-MM-DD`. */
    readonly date: string;
    /** Where that content is now, renames since then followed. */
    readonly to?: string;
    /** Whether it was edited on the way, so that git tells by likeness where it went. */
    readonly edited?: true;
  };
  /** A folder that no commit of the two years before the newest one touched, the topmost alone; key: its path. */
  'history.quiet': Record<string, never>;
  /** The repository is written by a tool from another one that stays elsewhere. */
  'history.exported': Record<string, never>;
  /** A folder that once held files and holds none now; key: its path. */
  'history.removed-folder': { readonly commit: string; readonly date: string; readonly to?: string; readonly edited?: true };
  /** A part of the workspace whose text is a record; key: the glob. */
  'policy.history': { readonly heading?: string };
  /** A path whose change needs an approval, as the policy or a registry that it adopts says; key: the glob, from the root. */
  'policy.protected': {
    readonly from: 'policy' | 'registry';
    /** As written. */
    readonly written: string;
    /** Globs from the root that the same list takes out again behind it. */
    readonly unless?: readonly string[];
    /** What goes when the entry is taken out of its list; nothing when that cannot be. */
    readonly removal?: Span;
    /** Of a registry: the reference that adopts it. */
    readonly list?: string;
    readonly why?: string;
    /** How many approvals a change needs; 1 when left out. */
    readonly approvals?: number;
    /** E-mail addresses of who may approve; anybody when left out. */
    readonly approvers?: readonly string[];
  };
  /** A CODEOWNERS file whose patterns protect; key: its path. */
  'policy.protecting-owners': { readonly removal?: Span };
  /** Which decisions count; key: `''`. */
  'policy.approvals': {
    /** Whether a decision must be signed. */
    readonly signed: boolean;
    /** Whether the author of a change may approve it. */
    readonly own: boolean;
    /** The file of allowed signers, from the root. */
    readonly signers: string;
  };
  /** Files that may only grow; key: the glob, from the root. `generated`: lines between which, both included, all may change. */
  'policy.ledger': { readonly generated?: readonly [string, string] };
  /** A path that is not protected whatever else says so; key: the glob, from the root. */
  'policy.unprotected': { readonly written: string; readonly removal?: Span };
  /** An area each file of which has to be protected; key: the glob, from the root. `add`: how the policy is given more patterns. */
  'policy.to-protect': { readonly written: string; readonly add: Addition };
  /** A list in a JSON or YAML file that the policy adopts for protection; key: the reference, as in `config/registry.json#/protected_paths`. */
  'policy.protecting-list': { readonly path: string; readonly removal?: Span };
  /** What must not stand in a text; key: the pattern, in RE2's syntax. Where it may stand is a glob from the root, perhaps with a heading. */
  'policy.forbidden-text': {
    readonly use?: string;
    readonly why?: string;
    readonly allow: readonly { readonly match: string; readonly heading?: string }[];
  };
  /** How many markers the comments of an area may hold; key: its glob, from the root. */
  'policy.debt-budget': { readonly max: { readonly value: number; readonly span: Span }; readonly why?: string };
  /** A file or folder that is given up; key: its path. `use`: what stands in its place. */
  'policy.legacy': { readonly use?: string; readonly why?: string };
}

/** How items are written into a list of the policy: where, and what stands around them. */
export interface Addition {
  readonly at: number;
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** An inline comment that hides findings; key: the rule's id, or `'*'`. */
export interface SuppressionFacts {
  suppression: {
    /** What it covers, as a span of the document. */
    readonly covers: { readonly start: number; readonly end: number };
    /** Of what is more than a construct: the whole file, or what lies between two comments. */
    readonly form?: 'file' | 'block';
    readonly reason?: string;
    /** Last day it holds, `YYYY-MM-DD`. */
    readonly until?: string;
    /** Why the comment could not be understood. */
    readonly malformed?: string;
    /** What goes when nothing is to be hidden for this rule any more: the comment, or the rule among others. */
    readonly removal?: Span;
  };
  /** What the policy hides; key: the rule's id, or `'*'`. `match`: a glob from the root; `pointer`: a place in a JSON or YAML document. */
  'policy.suppression': {
    readonly match: string;
    readonly pointer?: string;
    readonly reason?: string;
    readonly until?: string;
    /** What goes when the entry is taken out. */
    readonly removal?: Span;
  };
  /** A place in a document that such an entry names; key: `docs/index.json#/setup/0`. */
  'policy.suppressed-place': Record<string, never>;
  /** The policy wants a reason for whatever is hidden; key: `''`. */
  'policy.reason-required': Record<string, never>;
}
