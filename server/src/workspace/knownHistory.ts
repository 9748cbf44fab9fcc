import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import { citedCommits } from './citedCommits.ts';
import { factsOfRemovals } from './historyFacts.ts';
import type { Removal } from './historyLog.ts';
import { type Renames, renamesIn } from './renameLog.ts';

/** What git's history says of a folder, and what it would say more of if it were asked. */
export interface History {
  /** Of `history.*` kinds. */
  readonly facts: readonly FactOf[];
  /**
   * The same with where paths went that are only known to be gone, as git tells it by likeness; `undefined` when it was asked all that
   * it may be. What it answers for a file does not depend on which others are asked about.
   */
  refined(paths: readonly Path[]): Promise<History | undefined>;
}

/** What a history is made of. */
export interface HistoryParts {
  readonly root: string;
  readonly removals: ReadonlyMap<Path, Removal>;
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
  const facts = [...factsOfRemovals(parts.removals, parts.existing), parts.state];
  return withAsked({ ...parts, facts, asked: new Set() });
}

interface Told extends HistoryParts {
  readonly facts: readonly FactOf[];
  /** The commits that were asked for their renames. */
  readonly asked: ReadonlySet<string>;
}

function withAsked(told: Told): History {
  const { root, removals, existing, state, renames, keep, signal, facts, asked } = told;
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
      const now = withRenames(removals, new Map(commits.map(it => [it, all.get(it) ?? new Map()])));
      const refined = [...factsOfRemovals(now, existing), state];
      return withAsked({
        ...told,
        removals: now,
        renames: all,
        facts: refined.map((it, at) => unlessSame(facts[at], it)),
        asked: new Set([...asked, ...commits]),
      });
    },
  };
}

/** How many commits are compared at most. */
const mostCommits = 200;

function withRenames(removals: ReadonlyMap<Path, Removal>, renames: ReadonlyMap<string, Renames>): ReadonlyMap<Path, Removal> {
  const now = new Map(removals);
  for (const [path, removal] of removals) {
    const to = removal.to === undefined ? renames.get(removal.commit)?.get(path) : undefined;
    if (to !== undefined) now.set(path, { ...removal, to, edited: true });
  }
  return now;
}

/** The fact of before where it says the same, so that comparing the two takes no time: the same paths are told of, in the same order. */
function unlessSame(before: FactOf | undefined, now: FactOf): FactOf {
  const [a, b] = [before?.value, now.value] as { readonly to?: Path; readonly edited?: true }[];
  return before !== undefined && a?.to === b?.to && a?.edited === b?.edited ? before : now;
}
