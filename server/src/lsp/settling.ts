import type { Engine } from '../analysis/engine.ts';
import type { Path } from '../base/path.ts';
import { slice } from './turns.ts';

/** Brings the findings of an engine up to date in slices, between which messages get their turn. */
export class Settling {
  #under: Generator<Path> | undefined;

  /** Drops what is under way: the engine has taken a change, or is another one. What was not reached stays pending in it. */
  restart(): void {
    this.#under = undefined;
  }

  /** Works for one slice, `first` documents first, and gives the documents whose findings were looked at again. */
  settle(engine: Engine, first: Iterable<Path>): readonly Path[] {
    const until = performance.now() + slice;
    this.#under ??= engine.settle(first);
    const touched: Path[] = [];
    while (performance.now() < until || touched.length === 0) {
      const { done, value } = this.#under.next();
      if (done === true) {
        this.#under = undefined;
        break;
      }
      touched.push(value);
    }
    return touched;
  }
}
