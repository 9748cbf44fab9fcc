import assert from 'node:assert/strict';
import type { WorkspaceSource } from '../../server/src/workspace/source.ts';
import { grouped } from '../../server/src/base/grouping.ts';
import { explain } from '../../server/src/analysis/explain.ts';
import { Recording } from '../../server/src/analysis/recording.ts';
import { arrivalsIn } from './arrivals.ts';
import { claimSide, mistakes } from './claimSide.ts';
import { events, factSide } from './factSide.ts';
import type { Held } from './mutation.ts';
import { policyRules, policyWritten } from './policyWritten.ts';
import { seeded } from './random.ts';
import { attempt, countsOf, type Trial } from './trial.ts';
import { MutableWorkspace } from './workspace.ts';

export interface Mutated {
  /** How many claims each rule judged true. */
  readonly held: ReadonlyMap<string, number>;
  readonly trials: readonly Trial[];
}

export interface MutateOptions {
  /** Of each rule at most so many claims, chosen by the seed. */
  readonly most?: number;
  readonly onTrial?: (trial: Trial) => void;
}

/** Breaks the true claims of a workspace one by one, and lets come to it what must not. Rules that ask for a policy get one. */
export async function mutate(source: WorkspaceSource, options: MutateOptions = {}): Promise<Mutated> {
  const own = await MutableWorkspace.open(source);
  const mutated = mutateBy(own, it => !policyRules.has(it), options);
  const governed = mutateBy(await MutableWorkspace.open(source, policyWritten(own)), it => policyRules.has(it), options);
  return { held: new Map([...mutated.held, ...governed.held]), trials: [...mutated.trials, ...governed.trials] };
}

function mutateBy(
  workspace: MutableWorkspace,
  judged: (rule: string) => boolean,
  { most = Number.POSITIVE_INFINITY, onTrial }: MutateOptions,
): Mutated {
  const claims = grouped(
    [...workspace.engine.verdicts()].filter(it => it.verdict.is === 'true' && judged(it.rule.id)),
    it => it.rule.id,
  );
  const before = workspace.engine.allFindings();
  const counts = countsOf(before);
  const recording = new Recording(workspace.engine.snapshot);
  const trials: Trial[] = [];
  for (const [id, all] of claims) {
    if (!isBroken(id)) continue;
    const chosen = sample(all, most, id);
    const held = chosen.map(
      ({ rule, claim }): Held => ({ rule, claim, found: explain(rule, claim, workspace.engine.snapshot, recording).found }),
    );
    for (const it of held) {
      for (const [side, mutator] of [['claim', claimSide] as const, ['fact', factSide] as const]) {
        const random = seeded(`${it.rule.id} ${it.claim.path} ${it.claim.key} ${it.claim.span.start} ${side}`);
        for (const mutation of mutator(it, workspace, random)) {
          const trial = attempt(it, side, mutation, workspace, counts);
          trials.push(trial);
          onTrial?.(trial);
        }
      }
    }
  }
  for (const { held, mutation } of arrivalsIn(workspace).filter(it => judged(it.held.rule.id))) {
    const trial = attempt(held, 'fact', mutation, workspace, counts);
    trials.push(trial);
    onTrial?.(trial);
  }
  assert.deepEqual(workspace.engine.allFindings(), before, 'everything was put back');
  return { held: new Map([...claims].map(([id, all]) => [id, all.length])), trials };
}

/** Whether anything is known that breaks the claims of a rule. */
export const isBroken = (rule: string): boolean => rule in mistakes || rule in events;

function sample<T>(all: readonly T[], most: number, seed: string): readonly T[] {
  if (all.length <= most) return all;
  const random = seeded(seed);
  const rest = [...all.keys()];
  const chosen = Array.from({ length: most }, () => rest.splice(random(rest.length), 1)[0] ?? 0);
  return chosen.sort((a, b) => a - b).flatMap(it => all[it] ?? []);
}
