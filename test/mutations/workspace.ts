import { Engine } from '../../server/src/analysis/engine.ts';
import { folderOf, type Path } from '../../server/src/base/path.ts';
import { nowhere } from '../../server/src/base/span.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../../server/src/extract/extractor.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import { patternExtractors } from '../../server/src/extract/textPatterns.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { TreeEntry } from '../../server/src/index/tree.ts';
import { isPolicyFile, policyFileName } from '../../server/src/policy/policyFile.ts';
import { Policies } from '../../server/src/policy/policies.ts';
import { rules } from '../../server/src/rules/rules.ts';
import { documentPaths, loadFolder } from '../../server/src/workspace/loadFolder.ts';
import { contentOf } from '../../server/src/workspace/content.ts';
import type { WorkspaceSource } from '../../server/src/workspace/source.ts';

/** A change of a workspace as a commit would make it: texts by path, `undefined` for a file that goes. */
export interface Commit {
  readonly texts: ReadonlyMap<Path, string | undefined>;
  /** Of files and folders that go, where their content is now. */
  readonly moved?: ReadonlyMap<Path, Path>;
}

/** A workspace in memory that is changed and put back, through one engine. */
export class MutableWorkspace {
  readonly engine: Engine;
  readonly #source: WorkspaceSource;
  readonly #policies: Policies;
  readonly #texts = new Map<Path, string | undefined>();
  readonly #history: readonly FactOf[];
  readonly #extractors: readonly Extractor[];
  readonly #tree: ReadonlyMap<Path, TreeEntry>;
  /** What differs from the workspace as it was. */
  #changed = new Map<Path, string | undefined>();
  #historyChanged = false;

  private constructor(
    engine: Engine,
    source: WorkspaceSource,
    policies: Policies,
    all: readonly Extractor[],
    tree: ReadonlyMap<Path, TreeEntry>,
    history: readonly FactOf[],
  ) {
    this.engine = engine;
    this.#source = source;
    this.#policies = policies;
    this.#extractors = all;
    this.#tree = tree;
    this.#history = history;
  }

  /** Reads a workspace, with a policy in place of its own where one is given. */
  static async open(given: WorkspaceSource, policy?: string): Promise<MutableWorkspace> {
    const source = policy === undefined ? given : withPolicy(given, policy);
    const policies = new Policies(rules.map(it => it.id));
    const engine = new Engine(rules, (rule, path, error) => {
      throw new Error(`${rule.id} on ${path}`, { cause: error });
    });
    await loadFolder(source, engine, { extractors, policies, history: true, onDefect: fail });
    for (const _ of engine.settle());
    const all = [...extractors, ...patternExtractors(policies.policy.patterns)];
    const [tree, history] = [await source.list(), (await source.history()).facts];
    const workspace = new MutableWorkspace(engine, source, policies, all, tree, history);
    const read = new Set([...documentPaths(tree, all), ...policies.registries(), ...[...tree.keys()].filter(isPolicyFile)]);
    await Promise.all([...read].map(async path => workspace.#texts.set(path, await source.read(path))));
    return workspace;
  }

  get root(): string {
    return this.#source.root;
  }

  get paths(): Iterable<Path> {
    return this.#tree.keys();
  }

  has(path: Path): boolean {
    return this.#tree.has(path);
  }

  /** Whether a file or folder is at a path. */
  stands(path: Path): boolean {
    return this.has(path) || (path !== '' && this.engine.snapshot.get('tree.folder', path).length > 0);
  }

  /** The documents whose texts are read. */
  get documents(): Iterable<Path> {
    return this.#texts.keys();
  }

  /** The names of all files and folders. */
  get names(): ReadonlySet<string> {
    this.#names ??= new Set([...this.#tree.keys()].flatMap(it => it.split('/')));
    return this.#names;
  }
  #names: ReadonlySet<string> | undefined;

  /** Where git's history had a file before it came to a path, and nothing is now. */
  placesBefore(path: Path): readonly Path[] {
    return this.#history.filter(it => it.kind === 'history.removed' && it.value.to === path && !this.has(it.key)).map(it => it.key);
  }

  /** Whether git's history knows that something stood at a path. */
  stoodAt(path: Path): boolean {
    this.#past ??= new Set(this.#history.filter(it => it.kind.startsWith('history.removed')).map(it => it.key));
    return this.#past.has(path);
  }
  #past: ReadonlySet<Path> | undefined;

  /** A document's text as it is now. */
  text(path: Path): string | undefined {
    return this.#changed.has(path) ? this.#changed.get(path) : this.#texts.get(path);
  }

  /** Takes a change on top of those before it and judges anew what it concerns. */
  commit({ texts, moved = new Map() }: Commit): void {
    const gone: FactOf[] = [];
    for (const [path, text] of texts) {
      this.#changed.set(path, text);
      if (text === undefined && this.has(path)) gone.push(...this.#removal(path, moved));
    }
    this.#historyChanged ||= gone.length > 0;
    this.#apply(texts, gone.length === 0 ? undefined : [...this.#history, ...gone]);
  }

  /** Puts everything back. */
  restore(): void {
    const texts = new Map([...this.#changed.keys()].map(path => [path, this.#tree.has(path) ? (this.#texts.get(path) ?? '') : undefined]));
    this.#changed = new Map();
    this.#apply(texts, this.#historyChanged ? this.#history : undefined);
    this.#historyChanged = false;
  }

  #apply(texts: ReadonlyMap<Path, string | undefined>, history: readonly FactOf[] | undefined): void {
    const documents = new Map<Path, DocumentContribution | undefined>();
    const tree = new Map<Path, TreeEntry | undefined>();
    for (const [path, text] of texts) {
      tree.set(path, text === undefined ? undefined : (this.#tree.get(path) ?? { link: false }));
      const read = this.#texts.has(path) ? this.#texts.get(path) !== undefined : this.#extractors.some(it => it.handles(path));
      if (read) documents.set(path, text === undefined ? undefined : extractDocument(this.#extractors, path, text, fail));
    }
    this.#applyPolicy(texts);
    this.engine.apply({ documents, tree, ...(history === undefined ? {} : { history }) });
    for (const _ of this.engine.settle());
  }

  /** A policy and what it adopts are read when they change; the patterns that it looks for stay as they were. */
  #applyPolicy(texts: ReadonlyMap<Path, string | undefined>): void {
    const adopted = this.#policies.registries();
    const concerned = [...texts].filter(([path]) => isPolicyFile(path) || adopted.includes(path));
    for (const [path, text] of concerned) {
      if (isPolicyFile(path)) this.#policies.update(path, text);
      else this.#policies.updateRegistry(path, text);
    }
    if (concerned.length > 0) this.engine.setPolicy(this.#policies.policy);
  }

  /** What git's history says after a file went, and with it perhaps the folders that held nothing else. */
  #removal(path: Path, moved: ReadonlyMap<Path, Path>): readonly FactOf[] {
    const to = moved.get(path);
    const value = { commit: '5eed5ee', date: '2026-02-03', ...(to === undefined ? {} : { to }) };
    const facts: FactOf[] = [{ kind: 'history.removed', key: path, value, path, span: nowhere }];
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      if ([...this.#tree.keys()].some(it => it.startsWith(`${folder}/`) && !(this.#changed.has(it) && this.#changed.get(it) === undefined)))
        break;
      const went = moved.get(folder);
      const when = { commit: value.commit, date: value.date, ...(went === undefined ? {} : { to: went }) };
      facts.push({ kind: 'history.removed-folder', key: folder, value: when, path: folder, span: nowhere });
    }
    return facts;
  }
}

/** A workspace of texts, with a history in which nothing was ever removed. */
export function memorySource(root: string, files: ReadonlyMap<Path, string>): WorkspaceSource {
  const ready: FactOf = { kind: 'history.state', key: '', value: { state: 'ready' }, path: '', span: nowhere };
  return {
    root,
    revision: null,
    notes: [],
    together: 64,
    list: async () => new Map([...files.keys()].map(it => [it, { link: false }])),
    read: async path => files.get(path)?.replace(/^\uFEFF/, ''),
    content: async path => {
      const text = files.get(path);
      return text === undefined ? undefined : contentOf(Buffer.from(text));
    },
    besides: async () => [],
    changes: async () => [],
    history: async () => ({ facts: [ready], refined: async () => undefined }),
    policiesAbove: async () => [],
  };
}

/** A workspace with another policy in its root. */
const withPolicy = (source: WorkspaceSource, text: string): WorkspaceSource => ({
  ...source,
  list: async () => new Map([...(await source.list()), [policyFileName, { link: false }]]),
  read: async path => (path === policyFileName ? text : source.read(path)),
  content: async path => (path === policyFileName ? contentOf(Buffer.from(text)) : source.content(path)),
});

function fail(extractor: { readonly id: string }, path: Path, error: unknown): never {
  throw new Error(`${extractor.id} on ${path}`, { cause: error });
}
