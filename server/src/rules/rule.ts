import type { Change } from '../base/edit.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Role } from '../facts/documents.ts';
import type { FactKind, FactOf, Veto } from '../facts/fact.ts';
import type { FactView, Resolution } from '../index/view.ts';
import type { Severity } from './severity.ts';

/** How sure a false verdict is. Certain ones have the rule's severity, likely ones are information, weak ones are off unless asked for. */
export type Confidence = 'certain' | 'likely' | 'weak';

/** What a rule says about one claim. Only `false` becomes a finding; `unknown` is counted by its reason. */
export type Verdict =
  | { readonly is: 'true' }
  | { readonly is: 'unknown'; readonly because: UnknownReason }
  | ({ readonly is: 'false' } & Contradiction);

/** Why a claim was not judged. */
export type UnknownReason =
  | Veto
  | 'role' // the document is no living one
  | 'excluded' // the policy excludes it
  | 'working-directory' // where the command runs cannot be told
  | 'elsewhere' // a unique match of the same suffix lies elsewhere in the tree
  | 'not-local' // nothing in the workspace is the source of truth
  | 'ignored' // an ignored path: somebody makes it
  | 'opaque' // below a link, a submodule or a nested repository
  | 'unreadable' // the source of truth could not be read
  | 'open' // the source of truth is computed: patterns, includes, import *
  | 'site' // a route of a documentation site
  | 'history' // git's history is not there yet
  | 'unproven'; // nothing proves it either way

/** Why a claim is false. */
export interface Contradiction {
  /** What is claimed and what is true, in one sentence without a final period, values quoted. */
  readonly message: string;
  /** The exact characters that are wrong, when they are not the claim's own. */
  readonly span?: Span;
  /** `certain` when left out. */
  readonly confidence?: Confidence;
  /** Why it is no more than likely, as a clause: what the analysis doubts about the document. */
  readonly doubt?: string;
  /** Whether it is beyond doubt what the text means: git's history records what it names, or the same words hold from elsewhere. */
  readonly proved?: boolean;
  /** Whether the policy itself says so, whatever the document is. */
  readonly byPolicy?: true;
  /** Replaces the rule's severity: for claims whose consequence is another. */
  readonly severity?: Severity;
  /** The facts that contradict the claim. */
  readonly related?: readonly Related[];
  /** Offered in this order. */
  readonly fixes?: readonly Fix[];
  /** One cause behind several findings: presentation only. */
  readonly group?: { readonly id: string; readonly title: string };
}

export interface Related {
  readonly path: Path;
  readonly span: Span;
  readonly message: string;
}

/** A plan of changes that mends a finding. A safe one is proved by checking again; a review one wants a look. */
export interface Fix {
  readonly title: string;
  readonly kind: 'safe' | 'review';
  readonly changes: readonly Change[];
}

export const holds: Verdict = { is: 'true' };
export const unknown = (because: UnknownReason): Verdict => ({ is: 'unknown', because });
export const fails = (contradiction: Contradiction): Verdict => ({ is: 'false', ...contradiction });

/** A named check of claims against facts. It parses no text and touches no disk. */
export interface Rule<J extends FactKind = FactKind, R extends FactKind = FactKind> {
  /** `family/defect`, in words that read well behind "ignore". */
  readonly id: string;
  /** One line without a final period. */
  readonly summary: string;
  /** Of certain findings. */
  readonly severity: Severity;
  /** The best confidence it reaches. */
  readonly confidence: Confidence;
  /** The kind of fix it can offer. */
  readonly fix?: 'safe' | 'review';
  /** The kinds of claims it judges. It runs once for each claim of each document that states one. */
  readonly judges: readonly J[];
  /** The kinds of facts it compares them with; reading another one is a compile error. */
  readonly reads: readonly R[];
  /**
   * Of a rule that judges the workspace's paths (`tree.file`): the paths that it looks at, as the answer to the question `''`.
   * Every other rule judges the claims of each document that states one.
   */
  readonly candidates?: Resolution<string, readonly Path[]>;
  /** Roles of the documents whose claims it judges; `['living']` when left out. */
  readonly roles?: readonly Role[];
  judge(claim: FactOf<J>, facts: FactView<J | R>): Verdict;
}

/** Types a rule by the kinds it declares. */
export function defineRule<const J extends FactKind, const R extends FactKind = never>(rule: Rule<J, R>): Rule {
  return rule as unknown as Rule;
}
