import type { TextEdit } from '../../server/src/base/edit.ts';
import type { Path } from '../../server/src/base/path.ts';
import type { Span } from '../../server/src/base/span.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { Random } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';

/** A true claim made false on one side. */
export interface Mutation {
  readonly kind: MutationKind;
  /** What is done, as a person would say it. */
  readonly what: string;
  readonly edits: ReadonlyMap<Path, readonly TextEdit[]>;
  /** Files that go, with the place that they move to. */
  readonly gone: ReadonlyMap<Path, Path | undefined>;
  /** Folders that move as a whole. */
  readonly folders?: ReadonlyMap<Path, Path>;
  /** Files that come. */
  readonly come?: ReadonlyMap<Path, string>;
}

export type MutationKind =
  | 'misspelt' // a name or path in the claim
  | 'written as it was' // the path in the claim is the one that a file had before
  | 'other case' // of a path, on either side
  | 'other number' // a port or version, on either side
  | 'other words' // in the claim: an image without its tag, a variable set to itself, …
  | 'renamed' // the name in its source of truth
  | 'removed'
  | 'moved'
  | 'added';

export type Side = 'claim' | 'fact';

/** A claim that a rule judged true, and what the judgement rests on. */
export interface Held {
  readonly rule: Rule;
  readonly claim: FactOf;
  readonly found: readonly FactOf[];
}

/** Breaks a claim in every way that is known for it on one side; none where nothing is known. */
export type Mutator = (held: Held, workspace: MutableWorkspace, random: Random) => readonly Mutation[];

export const editing = (kind: MutationKind, what: string, path: Path, span: Span, newText: string): Mutation => ({
  kind,
  what,
  edits: new Map([[path, [{ span, newText }]]]),
  gone: new Map(),
});

export const removing = (what: string, files: Iterable<Path>): Mutation => ({
  kind: 'removed',
  what,
  edits: new Map(),
  gone: new Map([...files].map(it => [it, undefined])),
});

export const adding = (what: string, path: Path, text: string): Mutation => ({
  kind: 'added',
  what,
  edits: new Map(),
  gone: new Map(),
  come: new Map([[path, text]]),
});

/** A mutation that takes more files away is another kind of event. */
export const mostFiles = 60;
