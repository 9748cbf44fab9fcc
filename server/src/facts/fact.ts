import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactKinds } from './kinds.ts';

export type FactKind = keyof FactKinds;

/**
 * A typed statement read from one source. Facts that can be wrong, because their document is not the source of truth, are
 * claims. Facts are plain JSON data: they are compared by structure and may be cached.
 */
export interface Fact<K extends FactKind = FactKind> {
  readonly kind: K;
  /** What the statement is about, and what others look it up by: a service's name, a path, a script's name. */
  readonly key: string;
  readonly value: FactKinds[K];
  readonly path: Path;
  readonly span: Span;
  /** Set where the text around a claim tells that nothing is claimed; the claim is then unknown for every rule. */
  readonly veto?: Veto;
}

/** A fact of any of the kinds `K`, its value typed by its kind. */
export type FactOf<K extends FactKind = FactKind> = { [Q in K]: Fact<Q> }[K];

/** Why a text that looks like a claim is none. */
export type Veto =
  | 'placeholder' // <name>, ${VAR}, a glob, NNN
  | 'negated' // "there is no", "instead of", "was removed"
  | 'future' // "will add", "create `x`"
  | 'conditional' // "if present", "if this project uses", "Optional:"
  | 'past' // a record of what was
  | 'example' // "for example", invented names
  | 'output' // a log, a diff, a program's output
  | 'tolerated' // `|| true`, `2>/dev/null`, `--if-present`
  | 'elsewhere' // "in the operator's repository"
  | 'produced'; // the same text makes it before
