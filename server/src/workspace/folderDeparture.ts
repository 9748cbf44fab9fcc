import type { Path } from '../base/path.ts';
import type { Removal } from './historyLog.ts';

/** How the files of a folder left it, and what that says of the folder: it was moved when most of its last files went to one place. */
export class FolderDeparture {
  /** The days of those that are nowhere now, or have another place. */
  readonly #lost: string[] = [];
  readonly #went = new Map<Path, Target>();
  /** How many files the commit that removed them put in a folder, wherever they are now. */
  readonly #put = new Map<Path, number>();
  #files = 0;
  #last: Removal | undefined;

  /**
   * Adds a file; `target` is the folder in which it has the same place now, `edited` tells whether its content is another there, `put` is
   * the folder in which its removal gave it the same place.
   */
  add(removal: Removal, target: Path | undefined, edited: boolean, put: Path | undefined): void {
    this.#last = later(this.#last, removal);
    this.#files++;
    if (put !== undefined) this.#put.set(put, (this.#put.get(put) ?? 0) + 1);
    if (target === undefined) {
      this.#lost.push(removal.date);
      return;
    }
    const known = this.#went.get(target);
    this.#went.set(target, {
      first: known !== undefined && known.first < removal.date ? known.first : removal.date,
      last: later(known?.last, removal),
      files: (known?.files ?? 0) + 1,
      edited: (known?.edited ?? 0) + (edited ? 1 : 0),
    });
  }

  /**
   * Where the folder is now and the commit that tells of it. What was removed before the first file went there says little of the
   * move, and what was left behind and went later does not tell of it. A folder that most files were put in, and that is there without
   * them, has taken its place as well. `edited`: most files are others there. Throws a `RangeError` before a file has left.
   */
  outcome(isThere: (folder: Path) => boolean): { readonly to?: Path; readonly edited: boolean; readonly last: Removal } {
    if (this.#last === undefined) throw new RangeError('No file has left');
    const placed = [...this.#went.values()].reduce((sum, it) => sum + it.files, 0);
    for (const [to, { first, last, files, edited }] of this.#went) {
      const since = placed + this.#lost.filter(it => it >= first).length;
      if (files * 2 > since && files * 4 > placed + this.#lost.length) return { to, edited: (files - edited) * 2 <= since, last };
    }
    const [put] = [...this.#put].find(([folder, files]) => files * 2 > this.#files && isThere(folder)) ?? [];
    return { ...(put === undefined ? {} : { to: put }), edited: put !== undefined, last: this.#last };
  }
}

interface Target {
  /** The day of the first file that went there. */
  readonly first: string;
  readonly last: Removal;
  readonly files: number;
  readonly edited: number;
}

const later = (known: Removal | undefined, other: Removal): Removal => (known === undefined || other.date > known.date ? other : known);
