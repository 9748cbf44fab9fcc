import type { Blob } from './changes.ts';

/** The content that a decision or request is about: one path, from what to what. */
export interface DecidedPath {
  readonly path: string;
  readonly before: Blob | null;
  readonly after: Blob | null;
}

/** What a decision says, without its signature: that is what is signed. */
export interface Decision {
  readonly decision: 'approve' | 'reject';
  readonly paths: readonly DecidedPath[];
  /** The commit that the change was made on. */
  readonly base: string | null;
  /** E-mail address of who asked. */
  readonly requester: string;
  /** E-mail address of who decided. */
  readonly approver: string;
  readonly reason: string;
  /** When, in RFC 3339 with seconds and `Z`. */
  readonly time: string;
}

/** Recorded decisions and requests, read from `.groundline/`. */
export interface ApprovalFacts {
  /** A decision on the change of a path, once for each path it is about; key: the path. */
  'approval.decision': { readonly id: string; readonly decision: Omit<Decision, 'paths'>; readonly signed: boolean } & DecidedPath;
  /** A request for a decision, once for each path; key: the path. */
  'approval.request': { readonly id: string; readonly requester: string; readonly reason: string; readonly time: string } & DecidedPath;
  /** A file among the decisions or requests that is none, or is not what its name says; key: its path. */
  'approval.invalid': { readonly because: string };
}
