import type { Path } from '../base/path.ts';
import type { Memo } from '../index/memo.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Baseline } from '../policy/baseline.ts';

/** Which of the paths that are asked about git only knows to be gone, looked for anew when others are asked or history says more. */
export class CitedRemovals {
  readonly #memo: Memo;
  #known: readonly Path[] = [];
  #asked = 0;
  #snapshot: Snapshot | undefined;
  #baseline: Baseline | undefined;

  constructor(memo: Memo) {
    this.#memo = memo;
  }

  paths(baseline: Baseline | undefined): readonly Path[] {
    const { snapshot, revisionOfRemovals } = this.#memo;
    const same = this.#snapshot?.isOfSameHistory(snapshot) === true && this.#asked === revisionOfRemovals && this.#baseline === baseline;
    this.#snapshot = snapshot;
    if (same) return this.#known;
    this.#asked = revisionOfRemovals;
    this.#baseline = baseline;
    const asked = [...this.#memo.lookUpsOfRemovals].map(it => it.slice(it.indexOf('\u0000') + 1));
    const paths = new Set([...asked, ...(baseline?.entries.map(it => it.path) ?? [])]);
    this.#known = [...paths].filter(it => isUntold(snapshot, it));
    return this.#known;
  }
}

function isUntold(snapshot: Snapshot, path: Path): boolean {
  const gone = snapshot.get('history.removed', path)[0] ?? snapshot.get('history.removed-folder', path)[0];
  return gone !== undefined && gone.value.to === undefined;
}
