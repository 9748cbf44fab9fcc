import { Engine, type EngineOptions, type OnDefect } from '../analysis/engine.ts';
import type { Finding } from '../analysis/finding.ts';
import type { Path } from '../base/path.ts';
import type { SnapshotChange } from '../index/snapshot.ts';
import type { Policy } from '../policy/policy.ts';
import type { Rule } from '../rules/rule.ts';
import { type Side, sideOf } from './newFindings.ts';

/** How the base of a change is judged, and how it follows from what the change made of it. */
export interface Base {
  /** The way from the change back to its base. Asked for only where something may be new. */
  readonly back: () => Promise<SnapshotChange>;
  /** Files that the change moved as they are, by the path that they had. */
  readonly renames: ReadonlyMap<Path, Path>;
  readonly rules: readonly Rule[];
  readonly policy: Policy;
  readonly onDefect: OnDefect;
  readonly options: EngineOptions;
}

/**
 * What the base of a change has of the findings that the change has. Nothing else is judged: a document without a finding now tells
 * nothing of what the change brings, and neither does a rule that reports none.
 */
export async function judgeBase(change: Engine, { back, renames, rules, policy, onDefect, options }: Base): Promise<Side> {
  const open = change.allFindings().filter(it => it.status !== 'baseline');
  if (open.length === 0) return { findings: [], suppressions: () => [] };
  const former = new Map([...renames].map(([from, to]) => [to, from]));
  const engine = new Engine(rulesBehind(open, rules), onDefect, { ...options, snapshot: change.snapshot, changes: false });
  engine.apply(await back());
  engine.setPolicy(policy);
  engine.settleOnly([...new Set(open.flatMap(({ path }) => [path, former.get(path) ?? path]))]);
  return sideOf(engine);
}

/** The rules that report these findings; all of them where the analysis itself reports one, since that follows from what every rule says. */
function rulesBehind(findings: readonly Finding[], rules: readonly Rule[]): readonly Rule[] {
  const reporting = new Set(findings.map(it => it.rule));
  const found = rules.filter(it => reporting.has(it.id));
  return found.length === reporting.size ? found : rules;
}
