import type { Path } from '../base/path.ts';
import type { Memo } from '../index/memo.ts';
import type { Rule } from '../rules/rule.ts';
import type { OnDefect } from './engine.ts';

/** The paths that rules over the whole folder judge: each such rule chooses them from facts, and is told when the choice is another one. */
export class Candidates {
  readonly #memo: Memo;
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #paths = new Map<Rule, ReadonlySet<Path>>();
  /** Rules whose paths are to be asked for again. */
  readonly #unknown: Set<Rule>;

  constructor(rules: readonly Rule[], memo: Memo) {
    this.#memo = memo;
    this.#rules = new Map(rules.filter(it => it.candidates !== undefined).map(it => [taskName(it), it]));
    this.#unknown = new Set(this.#rules.values());
  }

  /** Whether every rule's paths are those of the current facts. */
  get known(): boolean {
    return this.#unknown.size === 0;
  }

  /** Notes that the paths of a rule may be others now. Returns whether the task is one that chooses paths. */
  renew(task: string): boolean {
    const rule = this.#rules.get(task);
    if (rule === undefined) return false;
    this.#unknown.add(rule);
    return true;
  }

  /** Whether a rule judges what a path states; one that chooses no paths judges every document. */
  has(rule: Rule, path: Path): boolean {
    return rule.candidates === undefined || this.#paths.get(rule)?.has(path) === true;
  }

  /** Chooses anew where that is due, and gives the paths that came or went. A rule that throws judges none. */
  changes(onDefect: OnDefect): readonly { readonly rule: Rule; readonly path: Path }[] {
    return [...this.#unknown].flatMap(rule => {
      this.#unknown.delete(rule);
      const before = this.#paths.get(rule) ?? new Set<Path>();
      const after = new Set(this.#choose(rule, onDefect));
      this.#paths.set(rule, after);
      const came = [...after].filter(it => !before.has(it));
      const went = [...before].filter(it => !after.has(it));
      return [...came, ...went].map(path => ({ rule, path }));
    });
  }

  #choose(rule: Rule, onDefect: OnDefect): readonly Path[] {
    const { candidates } = rule;
    if (candidates === undefined) return [];
    try {
      return this.#memo.run(taskName(rule), facts => facts.ask(candidates, ''));
    } catch (error) {
      onDefect(rule, '', error);
      return [];
    }
  }
}

const taskName = (rule: Rule): string => `candidates\u0005${rule.id}`;
