import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { type Policy, policyOf } from './policy.ts';
import { type PolicyFile, readPolicyFile } from './policyFile.ts';
import { registryFacts } from './registry.ts';

/**
 * The policy files of a workspace folder as their texts change. A file that becomes invalid is reported, while what it set
 * when it was last valid goes on to hold.
 */
export class Policies {
  readonly #ruleIds: readonly string[];
  readonly #files = new Map<Path, PolicyFile>();
  readonly #registries = new Map<Path, string>();
  #policy: Policy | undefined;

  constructor(ruleIds: readonly string[]) {
    this.#ruleIds = ruleIds;
  }

  /** Takes the new text of a policy file, `undefined` when it is gone. */
  update(path: Path, text: string | undefined): void {
    this.#policy = undefined;
    if (text === undefined) {
      this.#files.delete(path);
      return;
    }
    const read = readPolicyFile(path, text, this.#ruleIds);
    const before = this.#files.get(path);
    this.#files.set(path, read.problems.length > 0 && before !== undefined ? { ...read, settings: before.settings } : read);
  }

  /** Files that `protected.from` names, CODEOWNERS aside: their texts are wanted by {@link updateRegistry}. */
  registries(): readonly Path[] {
    return [...new Set(this.#references().map(it => it.path))];
  }

  /** Takes the new text of a registry, `undefined` when it is gone. */
  updateRegistry(path: Path, text: string | undefined): void {
    this.#policy = undefined;
    if (text === undefined) this.#registries.delete(path);
    else this.#registries.set(path, text);
  }

  /** The policy that they make together. */
  get policy(): Policy {
    if (this.#policy === undefined) {
      const policy = policyOf([...this.#files.values()]);
      const adopted: FactOf[] = this.#references().flatMap(({ path, pointer }) => registryFacts(path, this.#registries.get(path) ?? '', pointer));
      this.#policy = { ...policy, facts: [...policy.facts, ...adopted] };
    }
    return this.#policy;
  }

  /** The file's policy as it was last read. */
  file(path: Path): PolicyFile | undefined {
    return this.#files.get(path);
  }

  #references(): readonly { readonly path: Path; readonly pointer: string }[] {
    return [...this.#files.values()].flatMap(({ settings }) =>
      (settings.protected?.from ?? []).flatMap(({ reference }) => {
        const [path = '', pointer] = reference.replace(/^\.?\//, '').split('#');
        return pointer === undefined ? [] : [{ path, pointer }];
      }),
    );
  }
}
