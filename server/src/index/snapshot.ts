import { isDeepStrictEqual } from 'node:util';
import { comparePaths, type Path } from '../base/path.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { DocumentContribution } from '../extract/extractor.ts';
import { SharedMap } from './sharedMap.ts';
import { Tree, type TreeEntry } from './tree.ts';
import { byDocument, byKey, byKind } from './view.ts';

/** What changed in the workspace, by source. A document or tree entry that is gone is `undefined`. */
export interface SnapshotChange {
  readonly documents?: ReadonlyMap<Path, DocumentContribution | undefined>;
  readonly tree?: ReadonlyMap<Path, TreeEntry | undefined>;
  /** Replaces everything that a source beside documents and tree states. */
  readonly history?: readonly FactOf[];
  readonly policy?: readonly FactOf[];
  readonly disk?: readonly FactOf[];
  readonly change?: readonly FactOf[];
}

/**
 * The immutable facts of one workspace folder. A change makes a new snapshot that shares all it did not touch; the old one
 * stays valid for whoever still reads it.
 */
export class Snapshot {
  readonly tree: Tree;
  readonly #documents: SharedMap<IndexedDocument>;
  readonly #keys: SharedMap<readonly FactOf[]>;
  readonly #kinds: ReadonlyMap<FactKind, SharedMap<true>>;
  readonly #sources: ReadonlyMap<OtherSource, Source>;
  /** Whole kinds that were asked for: kept until a fact of the kind changes, since one rule asks for many claims. */
  readonly #all: Map<FactKind, readonly FactOf[]>;

  private constructor(
    tree: Tree,
    documents: SharedMap<IndexedDocument>,
    keys: SharedMap<readonly FactOf[]>,
    kinds: ReadonlyMap<FactKind, SharedMap<true>>,
    sources: ReadonlyMap<OtherSource, Source>,
    all: Map<FactKind, readonly FactOf[]>,
  ) {
    this.#all = all;
    this.tree = tree;
    this.#documents = documents;
    this.#keys = keys;
    this.#kinds = kinds;
    this.#sources = sources;
  }

  static readonly empty = new Snapshot(Tree.empty, SharedMap.empty(), SharedMap.empty(), new Map(), new Map(), new Map());

  /** The next snapshot, and the names of the look-ups (see `view.ts`) that may now answer otherwise. */
  with(change: SnapshotChange): { readonly snapshot: Snapshot; readonly changed: ReadonlySet<string> } {
    const changed = new Set<string>();
    const tree = change.tree === undefined ? this.tree : this.tree.with(change.tree, changed);
    const documents = new Map<string, IndexedDocument | undefined>();
    const keys = new Map<string, KeyChange>();
    const kinds = new Map<FactKind, Map<Path, true | undefined>>();
    for (const [path, contribution] of change.documents ?? []) {
      const before = this.#documents.get(path);
      const after = contribution === undefined ? undefined : indexDocument(contribution);
      documents.set(path, after);
      for (const kind of new Set([...(before?.byKind.keys() ?? []), ...(after?.byKind.keys() ?? [])])) {
        const old = before?.byKind.get(kind) ?? [];
        const now = after?.byKind.get(kind) ?? [];
        if (old.length === now.length && isDeepStrictEqual(old, now)) continue;
        changed.add(byDocument(kind, path)).add(byKind(kind));
        if (old.length === 0 || now.length === 0) mapOf(kinds, kind).set(path, now.length === 0 ? undefined : true);
        for (const fact of old) keyChangeOf(keys, byKey(kind, fact.key)).documents.push(path);
        for (const fact of now) {
          const change = keyChangeOf(keys, byKey(kind, fact.key));
          change.documents.push(path);
          change.facts.push(fact);
        }
      }
    }
    for (const name of keys.keys()) changed.add(name);
    const sources = new Map(this.#sources);
    for (const source of otherSources) {
      const facts = change[source];
      if (facts === undefined) continue;
      sources.set(source, sourceAfter(sources.get(source), facts, changed));
    }
    const snapshot = new Snapshot(
      tree,
      this.#documents.with(documents),
      this.#keys.with([...keys].map(([name, change]) => [name, replaceByPath(this.#keys.get(name), change)])),
      withKinds(this.#kinds, kinds),
      sources,
      new Map([...this.#all].filter(([kind]) => !changed.has(byKind(kind)))),
    );
    return { snapshot, changed };
  }

  /** Whether git's history says the same in another snapshot. */
  isOfSameHistory(other: Snapshot): boolean {
    return this.#sources.get('history') === other.#sources.get('history');
  }

  document(path: Path): DocumentContribution | undefined {
    return this.#documents.get(path)?.contribution;
  }

  /** The paths of all documents that were read, in code-unit order. */
  documentPaths(): readonly Path[] {
    return this.#documents.keys();
  }

  get documentCount(): number {
    return this.#documents.size;
  }

  get<K extends FactKind>(kind: K, key: string): readonly FactOf<K>[];
  get(kind: FactKind, key: string): readonly FactOf[] {
    if (Tree.isKind(kind)) return this.tree.get(kind, key);
    const source = sourceOf(kind);
    if (source !== undefined) return this.#sources.get(source)?.index.get(byKey(kind, key)) ?? [];
    return this.#keys.get(byKey(kind, key)) ?? [];
  }

  /** The kinds of the facts that a document states. */
  kindsIn(path: Path): Iterable<FactKind> {
    return this.#documents.get(path)?.byKind.keys() ?? [];
  }

  in<K extends FactKind>(path: Path, kind: K): readonly FactOf<K>[];
  in(path: Path, kind: FactKind): readonly FactOf[] {
    if (Tree.isKind(kind)) return this.tree.get(kind, path);
    const source = sourceOf(kind);
    if (source !== undefined) return this.#sources.get(source)?.index.get(byDocument(kind, path)) ?? [];
    return this.#documents.get(path)?.byKind.get(kind) ?? [];
  }

  all<K extends FactKind>(kind: K): readonly FactOf<K>[];
  all(kind: FactKind): readonly FactOf[] {
    const known = this.#all.get(kind);
    if (known !== undefined) return known;
    const facts = this.#gather(kind);
    this.#all.set(kind, facts);
    return facts;
  }

  #gather(kind: FactKind): readonly FactOf[] {
    if (Tree.isKind(kind)) return this.tree.all(kind);
    const source = sourceOf(kind);
    if (source !== undefined) return this.#sources.get(source)?.index.get(byKind(kind)) ?? [];
    return (this.#kinds.get(kind)?.keys() ?? []).flatMap(path => this.in(path, kind));
  }

  /** Documents that state at least one fact of a kind, in code-unit order. */
  documentsWith(kind: FactKind): readonly Path[] {
    return this.#kinds.get(kind)?.keys() ?? [];
  }
}

interface IndexedDocument {
  readonly contribution: DocumentContribution;
  readonly byKind: ReadonlyMap<FactKind, readonly FactOf[]>;
}

/** What a source beside documents and tree states. */
interface Source {
  readonly facts: readonly FactOf[];
  readonly index: SourceIndex;
}

/** Facts by the names of the look-ups that answer with them. */
type SourceIndex = ReadonlyMap<string, readonly FactOf[]>;

/** The sources beside documents and tree; each states the kinds that begin with its name. */
type OtherSource = (typeof otherSources)[number];

const otherSources = ['history', 'policy', 'disk', 'change'] as const;

/** The source of a kind; `undefined` for kinds that documents and the tree state. Asked at every look-up. */
function sourceOf(kind: FactKind): OtherSource | undefined {
  if (!knownSources.has(kind))
    knownSources.set(
      kind,
      otherSources.find(it => kind.startsWith(`${it}.`)),
    );
  return knownSources.get(kind);
}

const knownSources = new Map<FactKind, OtherSource | undefined>();

function indexDocument(contribution: DocumentContribution): IndexedDocument {
  const byKind = new Map<FactKind, FactOf[]>();
  for (const fact of contribution.facts) {
    const facts = byKind.get(fact.kind);
    if (facts === undefined) byKind.set(fact.kind, [fact]);
    else facts.push(fact);
  }
  for (const facts of byKind.values()) facts.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { contribution, byKind };
}

/** A source that states other facts than before; adds the names of the look-ups that may now answer otherwise. */
function sourceAfter(before: Source | undefined, facts: readonly FactOf[], changed: Set<string>): Source {
  const replaced = before === undefined ? undefined : replacedFacts(before.facts, facts);
  if (before === undefined || replaced === undefined) {
    const index = indexSource(facts);
    compareSources(before?.index, index, changed);
    return { facts, index };
  }
  const index = new Map(before.index);
  for (const name of new Set([...replaced.keys()].flatMap(namesOf))) {
    changed.add(name);
    index.set(
      name,
      (index.get(name) ?? []).map(it => replaced.get(it) ?? it),
    );
  }
  return { facts: before.facts.map(it => replaced.get(it) ?? it), index };
}

/** The facts in whose place others stand of the same kind, key and path; `undefined` where more than that is different. */
function replacedFacts(before: readonly FactOf[], now: readonly FactOf[]): ReadonlyMap<FactOf, FactOf> | undefined {
  if (before.length !== now.length) return undefined;
  const replaced = new Map<FactOf, FactOf>();
  for (const [at, fact] of now.entries()) {
    const old = before[at];
    if (old === fact) continue;
    if (old?.kind !== fact.kind || old.key !== fact.key || old.path !== fact.path) return undefined;
    if (!isDeepStrictEqual(old, fact)) replaced.set(old, fact);
  }
  return replaced;
}

const namesOf = ({ kind, key, path }: FactOf): readonly string[] => [byKey(kind, key), byDocument(kind, path), byKind(kind)];

function indexSource(facts: readonly FactOf[]): SourceIndex {
  const index = new Map<string, FactOf[]>();
  for (const fact of facts) {
    for (const name of namesOf(fact)) {
      const list = index.get(name);
      if (list === undefined) index.set(name, [fact]);
      else list.push(fact);
    }
  }
  return index;
}

function compareSources(before: SourceIndex | undefined, after: SourceIndex, changed: Set<string>): void {
  for (const name of new Set([...(before?.keys() ?? []), ...after.keys()])) {
    const [old, now] = [before?.get(name), after.get(name)];
    if (old?.length !== now?.length || !isDeepStrictEqual(old, now)) changed.add(name);
  }
}

/** The facts of one key that replace those of some documents. */
interface KeyChange {
  readonly documents: Path[];
  readonly facts: FactOf[];
}

function keyChangeOf(keys: Map<string, KeyChange>, name: string): KeyChange {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const change = { documents: [], facts: [] };
  keys.set(name, change);
  return change;
}

/** Facts ordered by path, with those of some documents replaced; `undefined` when none are left. */
function replaceByPath(sorted: readonly FactOf[] | undefined, { documents, facts }: KeyChange): readonly FactOf[] | undefined {
  const added = facts.length > 1 ? facts.toSorted((a, b) => comparePaths(a.path, b.path)) : facts;
  const merged = sorted === undefined ? added : merge(sorted, new Set(documents), added);
  return merged.length > 0 ? merged : undefined;
}

function merge(sorted: readonly FactOf[], without: ReadonlySet<Path>, added: readonly FactOf[]): readonly FactOf[] {
  const merged: FactOf[] = [];
  let next = 0;
  for (const fact of sorted) {
    if (without.has(fact.path)) continue;
    for (let it = added[next]; it !== undefined && comparePaths(it.path, fact.path) < 0; it = added[++next]) merged.push(it);
    merged.push(fact);
  }
  return [...merged, ...added.slice(next)];
}

function mapOf(kinds: Map<FactKind, Map<Path, true | undefined>>, kind: FactKind): Map<Path, true | undefined> {
  const paths = kinds.get(kind) ?? new Map<Path, true | undefined>();
  kinds.set(kind, paths);
  return paths;
}

function withKinds(
  before: ReadonlyMap<FactKind, SharedMap<true>>,
  changes: ReadonlyMap<FactKind, ReadonlyMap<Path, true | undefined>>,
): ReadonlyMap<FactKind, SharedMap<true>> {
  if (changes.size === 0) return before;
  const after = new Map(before);
  for (const [kind, paths] of changes) after.set(kind, (after.get(kind) ?? SharedMap.empty<true>()).with(paths));
  return after;
}
