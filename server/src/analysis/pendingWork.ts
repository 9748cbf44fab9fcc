import type { Path } from '../base/path.ts';
import type { Rule } from '../rules/rule.ts';

/** What waits to be done for a document. */
export interface Pending {
  /** Rules to evaluate. */
  readonly rules: ReadonlySet<Rule>;
  /** Whether its findings are to be made anew even if every rule says the same as before. */
  readonly report: boolean;
}

/** The documents to look at again, and what for. */
export class PendingWork {
  readonly #documents = new Map<Path, { readonly rules: Set<Rule>; report: boolean }>();

  get isEmpty(): boolean {
    return this.#documents.size === 0;
  }

  has(path: Path): boolean {
    return this.#documents.has(path);
  }

  /** All documents that wait, in their order. */
  paths(): readonly Path[] {
    return [...this.#documents.keys()].sort();
  }

  /** Has rules evaluated in a document, which waits from now on even without any. */
  judge(path: Path, ...rules: readonly Rule[]): void {
    const pending = this.#of(path);
    for (const rule of rules) pending.rules.add(rule);
  }

  /** Has the findings of a document made anew, whatever its rules say. */
  report(path: Path): void {
    this.#of(path).report = true;
  }

  /** What waits for a document, which waits no more. */
  take(path: Path): Pending {
    const pending = this.#of(path);
    this.#documents.delete(path);
    return pending;
  }

  #of(path: Path): { readonly rules: Set<Rule>; report: boolean } {
    const known = this.#documents.get(path);
    if (known !== undefined) return known;
    const pending = { rules: new Set<Rule>(), report: false };
    this.#documents.set(path, pending);
    return pending;
  }
}
