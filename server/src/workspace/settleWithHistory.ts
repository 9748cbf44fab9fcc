import type { Engine } from '../analysis/engine.ts';
import type { History } from './knownHistory.ts';

/**
 * Judges everything, asks git where the removed paths went that findings speak of, and judges again what that concerns. A rename may
 * lead to another path that is gone, so that git is asked until nothing new is cited.
 */
export async function settleWithHistory(engine: Engine, history: History): Promise<{ readonly asking: number }> {
  for (const _ of engine.settle());
  let asking = 0;
  for (let known = history; ; ) {
    const begin = performance.now();
    const refined = await known.refined(engine.citedRemovals);
    asking += performance.now() - begin;
    if (refined === undefined) return { asking };
    if (refined.facts !== known.facts) engine.apply({ history: refined.facts });
    for (const _ of engine.settle());
    known = refined;
  }
}
