import type { Path } from '../base/path.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Baseline } from '../policy/baseline.ts';
import { accept, baselineFindings } from './accepting.ts';
import type { Finding } from './finding.ts';

/** Which entries of the baseline the findings of each document meet: what no document meets, the baseline accepts in vain. */
export class AcceptedFindings {
  readonly #met = new Map<Path, ReadonlySet<string>>();

  /** The findings of a document, with those marked that the baseline accepts. */
  mark(path: Path, findings: readonly Finding[], baseline: Baseline | undefined, snapshot: Snapshot): readonly Finding[] {
    this.#met.delete(path);
    if (baseline === undefined) return findings;
    const accepted = accept(path, findings, baseline, snapshot);
    if (accepted.met.size > 0) this.#met.set(path, accepted.met);
    return accepted.findings;
  }

  /** What is to be said of the baseline itself once every document was marked; `evaluated` are the rules it may be told by. */
  ofBaseline(baseline: Baseline, evaluated: ReadonlySet<string>): readonly Finding[] {
    const met = new Set([...this.#met.values()].flatMap(it => [...it]));
    return baselineFindings(baseline, met, evaluated);
  }
}
