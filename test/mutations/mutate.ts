import assert from 'node:assert/strict';
import { grouped } from '../../server/src/base/grouping.ts';
import { explain } from '../../server/src/analysis/explain.ts';
import { Recording } from '../../server/src/analysis/recording.ts';
import { claimSide } from './claimSide.ts';
import { factSide } from './factSide.ts';
import type { Held } from './mutation.ts';
import { seeded } from './random.ts';
import { attempt, type Trial } from './trial.ts';
import type { MutableWorkspace } from './workspace.ts';

export interface Mutated {
  /** How many claims each rule judged true. */
  readonly held: ReadonlyMap<string, number>;
  readonly trials: readonly Trial[];
}

/** Breaks the true claims of a workspace one by one, of each rule at most `most`, chosen by the seed. */
export function mutate(workspace: MutableWorkspace, most = Number.POSITIVE_INFINITY, onTrial?: (trial: Trial) => void): Mutated {
  const claims = grouped(
    [...workspace.engine.verdicts()].filter(it => it.verdict.is === 'true'),
    it => it.rule.id,
  );
  const before = workspace.engine.allFindings();
  const recording = new Recording(workspace.engine.snapshot);
  const trials: Trial[] = [];
  for (const [id, all] of claims) {
    const chosen = sample(all, most, id);
    const held = chosen.map(
      ({ rule, claim }): Held => ({ rule, claim, found: explain(rule, claim, workspace.engine.snapshot, recording).found }),
    );
    for (const it of held) {
      for (const [side, mutator] of [['claim', claimSide] as const, ['fact', factSide] as const]) {
        const random = seeded(`${it.rule.id} ${it.claim.path} ${it.claim.key} ${it.claim.span.start} ${side}`);
        for (const mutation of mutator(it, workspace, random)) {
          const trial = attempt(it, side, mutation, workspace);
          trials.push(trial);
          onTrial?.(trial);
        }
      }
    }
  }
  assert.deepEqual(workspace.engine.allFindings(), before, 'everything was put back');
  return { held: new Map([...claims].map(([id, all]) => [id, all.length])), trials };
}

function sample<T>(all: readonly T[], most: number, seed: string): readonly T[] {
  if (all.length <= most) return all;
  const random = seeded(seed);
  const rest = [...all.keys()];
  const chosen = Array.from({ length: most }, () => rest.splice(random(rest.length), 1)[0] ?? 0);
  return chosen.sort((a, b) => a - b).flatMap(it => all[it] ?? []);
}
