import type { Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import { citedCommits } from './citedCommits.ts';
import { factsOfRemovals, refinedFacts } from './historyFacts.ts';
import type { Removal } from './historyLog.ts';
import { type Renames, renamesIn } from './renameLog.ts';

/** What git's history says of a folder, and what it would say more of if it were asked. */
export interface History {
  /** Of `history.*` kinds. */
  readonly facts: readonly FactOf[];
  /**
   * The same with where paths went that are only known to be gone, as git tells it by likeness: with the same facts when it tells nothing,
   * `undefined` when it was asked all that it may be. What it answers for a file does not depend on which others are asked about.
   */
  refined(paths: readonly Path[]): Promise<History | undefined>;
}

/** What a history is made of. */
export interface HistoryParts {
  readonly root: string;
  readonly removals: ReadonlyMap<Path, Removal>;
  /** The topmost folders that no commit of the last two years touched. */
  readonly quiet: readonly Path[];
  /** Whether another repository is its source. */
  readonly exported: boolean;
  readonly existing: ReadonlyMap<Path, TreeEntry>;
  /** Whether it was read. */
  readonly state: FactOf<'history.state'>;
  /** Renames by likeness that git told once, by the full id of their commit. */
  readonly renames: ReadonlyMap<string, Renames>;
  /** Keeps them for the next run. */
  readonly keep?: (renames: ReadonlyMap<string, Renames>) => Promise<void>;
  readonly signal?: AbortSignal;
}

/**
 * A history as its log tells it, renames by equal content alone: comparing every commit for likeness would take many times as long,
 * and most of what was ever removed is cited nowhere.
 */
export function knownHistory(parts: HistoryParts): History {
  const quiet = parts.quiet.map((path): FactOf => ({ kind: 'history.quiet', key: path, value: {}, path, span: nowhere }));
  const exported: FactOf = { kind: 'history.exported', key: '', value: {}, path: '', span: nowhere };
  const facts = [...factsOfRemovals(parts.removals, parts.existing), ...quiet, ...(parts.exported ? [exported] : []), parts.state];
  return withAsked({ ...parts, facts, asked: new Set() });
}

interface Told extends HistoryParts {
  readonly facts: readonly FactOf[];
  /** The commits that were asked for their renames. */
  readonly asked: ReadonlySet<string>;
}

function withAsked(told: Told): History {
  const { root, removals, existing, renames, keep, signal, facts, asked } = told;
  return {
    facts,
    async refined(paths) {
      const commits = citedCommits(paths, removals, existing)
        .filter(it => !asked.has(it))
        .slice(0, mostCommits - asked.size);
      if (commits.length === 0) return undefined;
      const unknown = commits.filter(it => !renames.has(it));
      const fresh = await renamesIn(root, unknown, signal === undefined ? {} : { signal });
      const all = new Map([...renames, ...fresh]);
      if (fresh.size > 0) await keep?.(all);
      const now = withRenames(removals, commits, all);
      const next = { ...told, renames: all, asked: new Set([...asked, ...commits]) };
      return withAsked(now === removals ? next : { ...next, removals: now, facts: refinedFacts(facts, now, existing) });
    },
  };
}

/** How many commits are compared at most. */
const mostCommits = 200;

/** The removals with where these commits renamed what they removed; the same ones when they tell nothing of it. */
function withRenames(
  removals: ReadonlyMap<Path, Removal>,
  commits: readonly string[],
  renames: ReadonlyMap<string, Renames>,
): ReadonlyMap<Path, Removal> {
  const told = commits.flatMap(commit =>
    [...(renames.get(commit) ?? [])].flatMap(([path, to]) => {
      const removal = removals.get(path);
      return removal?.commit === commit && removal.to === undefined ? [[path, { ...removal, to, edited: true }] as const] : [];
    }),
  );
  return told.length === 0 ? removals : new Map([...removals, ...told]);
}
