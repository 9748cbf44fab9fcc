import type { TextEdit } from '../../server/src/base/edit.ts';
import type { Path } from '../../server/src/base/path.ts';
import type { Span } from '../../server/src/base/span.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { Random } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';

/** A true claim made false on one side. */
export interface Mutation {
  /** What is done, as a person would say it. */
  readonly what: string;
  readonly edits: ReadonlyMap<Path, readonly TextEdit[]>;
  /** Files that go, with the place that they move to. */
  readonly gone: ReadonlyMap<Path, Path | undefined>;
  /** Folders that move as a whole. */
  readonly folders?: ReadonlyMap<Path, Path>;
}

export type Side = 'claim' | 'fact';

/** A claim that a rule judged true, and what the judgement rests on. */
export interface Held {
  readonly rule: Rule;
  readonly claim: FactOf;
  readonly found: readonly FactOf[];
}

/** Breaks a claim in every way that is known for it on one side; none where nothing is known. */
export type Mutator = (held: Held, workspace: MutableWorkspace, random: Random) => readonly Mutation[];

export const editing = (what: string, path: Path, span: Span, newText: string): Mutation => ({
  what,
  edits: new Map([[path, [{ span, newText }]]]),
  gone: new Map(),
});

/** Rules whose claims name something that has to be there: it can be misnamed, and it can go. Of others nothing is broken. */
export const namingRules: ReadonlySet<string> = new Set([
  'ci/missing-lockfile',
  'commands/missing-file',
  'commands/missing-module',
  'commands/missing-script',
  'commands/missing-target',
  'compose/missing-compose-file',
  'compose/missing-file',
  'compose/undeclared-resource',
  'compose/unknown-build-target',
  'compose/unknown-service',
  'docker/missing-copy-source',
  'docker/unknown-stage',
  'owners/dead-pattern',
  'paths/dead-anchor',
  'paths/dead-link',
  'paths/dead-path',
  'ports/contradicted-port',
]);
