import type { LineStarts } from '../base/lines.ts';
import { type Baseline, baselineFileName, readBaseline, unreadableBaseline } from './baseline.ts';
import { extendedPaths, withExtended } from './extended.ts';
import { folderOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { type Policy, policyOf } from './policy.ts';
import type { PolicyKey, Reference } from './key.ts';
import { policyKeys } from './keys.ts';
import { policyFileName, type PolicyFile, readPolicyFile, unreadablePolicyFile } from './policyFile.ts';
import type { PolicyScope } from './scope.ts';

/**
 * The policy files of a workspace folder as their texts change. A file that becomes invalid is reported, while what it set
 * when it was last valid goes on to hold.
 */
export class Policies {
  readonly #ruleIds: readonly string[];
  readonly #files = new Map<Path, PolicyFile>();
  readonly #registries = new Map<Path, string>();
  #baseline: Baseline | undefined;
  #replaced = false;
  #baselineReplaced = false;
  #policy: Policy | undefined;

  constructor(ruleIds: readonly string[]) {
    this.#ruleIds = ruleIds;
  }

  /** Takes a policy that stands in place of the workspace folder's own one; `path` is how reports name it. */
  replaceRoot(path: Path, text: string): void {
    this.#files.delete(policyFileName);
    this.#read(path, text, { folder: '', down: '' });
    this.#replaced = true;
  }

  /** Takes the text of a policy file above the workspace folder; `down` is the way from its folder to the root. */
  setAbove(path: Path, text: string, down: Path): void {
    this.#read(path, text, { folder: '', down });
  }

  /** Takes the new text of a policy file or the baseline, `undefined` when it is gone. */
  update(path: Path, text: string | undefined): void {
    if (path === baselineFileName) return this.#baselineReplaced ? undefined : this.#setBaseline(text);
    if (this.#replaced && path === policyFileName) return;
    this.#policy = undefined;
    if (text === undefined) this.#files.delete(path);
    else this.#read(path, text, { folder: folderOf(path), down: '' });
  }

  /** Takes note that a policy file or the baseline is there and cannot be read. */
  cannotRead(path: Path): void {
    if (path === baselineFileName && this.#baselineReplaced) return;
    if (path === policyFileName && this.#replaced) return;
    this.#policy = undefined;
    if (path === baselineFileName) this.#baseline = unreadableBaseline(path);
    else this.#files.set(path, unreadablePolicyFile(path));
  }

  /** Takes a baseline that stands in place of the workspace folder's own one. */
  replaceBaseline(text: string): void {
    this.#setBaseline(text);
    this.#baselineReplaced = true;
  }

  #setBaseline(text: string | undefined): void {
    this.#policy = undefined;
    this.#baseline = text === undefined ? undefined : readBaseline(baselineFileName, text);
  }

  #read(path: Path, text: string, scope: Omit<PolicyScope, 'file'>): void {
    this.#policy = undefined;
    const read = readPolicyFile(path, text, this.#ruleIds, scope);
    const before = this.#files.get(path);
    this.#files.set(path, read.problems.length > 0 && before !== undefined ? { ...read, settings: before.settings } : read);
  }

  /**
   * Files whose lists the policy adopts, and those that it extends: their texts are wanted by {@link updateRegistry}. One that is
   * extended may name others.
   */
  registries(): readonly Path[] {
    return [...new Set([...this.#all().flatMap(extendedPaths), ...this.#references().map(it => it.reference.path)])];
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
      const policy = policyOf(this.#all());
      const adopted: FactOf[] = this.#references().flatMap(
        ({ key, reference }) => key.adopted?.(reference, this.#registries.get(reference.path) ?? '') ?? [],
      );
      const baseline = this.#baseline;
      this.#policy = { ...policy, facts: [...policy.facts, ...adopted], ...(baseline === undefined ? {} : { baseline }) };
    }
    return this.#policy;
  }

  /** Every policy file and preset that holds somewhere in the folder, without what nearer ones of its chain set. */
  get files(): readonly PolicyFile[] {
    return this.#all();
  }

  /** Where the lines of a policy file or the baseline begin; `undefined` for any other file. */
  lineStarts(path: Path): LineStarts | undefined {
    return path === this.#baseline?.path ? this.#baseline.lineStarts : this.file(path)?.lineStarts;
  }

  /** The file's policy as it was last read. */
  file(path: Path): PolicyFile | undefined {
    return this.#files.get(path) ?? this.#all().find(it => it.path === path);
  }

  /** Every policy file and what it extends, nearest first. */
  #all(): readonly PolicyFile[] {
    return [...this.#files.values()].flatMap(it => withExtended(it, path => this.#registries.get(path), this.#ruleIds));
  }

  /** What keys adopt, once however often a key names it. */
  #references(): readonly { readonly key: PolicyKey; readonly reference: Reference }[] {
    const found = new Map<string, { readonly key: PolicyKey; readonly reference: Reference }>();
    for (const { settings } of this.#all()) {
      for (const key of policyKeys) {
        const value = settings.values.get(key.name);
        for (const reference of value === undefined ? [] : (key.adopts?.(value) ?? [])) {
          const name = [key.name, reference.path, reference.pointer].join('\0');
          if (!found.has(name)) found.set(name, { key, reference });
        }
      }
    }
    return [...found.values()];
  }
}
