import { folderOf, nameOf, type Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import { SharedMap } from './sharedMap.ts';
import { byDocument, byKey, byKind } from './view.ts';

/** One path of the tree as the workspace lists it. */
export interface TreeEntry {
  /** A symbolic link to a file inside the folder. */
  readonly link: boolean;
  /** Set on a path below which nothing is known. */
  readonly opaque?: 'link' | 'submodule' | 'repository';
  /** Where in the folder a link leads. */
  readonly to?: Path;
}

export type TreeKind = 'tree.file' | 'tree.folder' | 'tree.name' | 'tree.opaque';

/** The paths of a workspace folder, as an immutable source of facts by key. */
export class Tree {
  readonly #entries: SharedMap<TreeEntry>;
  /** Number of files below each folder. */
  readonly #folders: SharedMap<number>;
  readonly #names: SharedMap<readonly Path[]>;

  private constructor(entries: SharedMap<TreeEntry>, folders: SharedMap<number>, names: SharedMap<readonly Path[]>) {
    this.#entries = entries;
    this.#folders = folders;
    this.#names = names;
  }

  static readonly empty = new Tree(SharedMap.empty(), SharedMap.empty(), SharedMap.empty());

  static isKind(kind: FactKind): kind is TreeKind {
    return kind.startsWith('tree.');
  }

  /** The tree with entries added, changed, or removed (`undefined`); the names of the look-ups that now answer otherwise go to `changed`. */
  with(entries: Iterable<readonly [Path, TreeEntry | undefined]>, changed: Set<string>): Tree {
    const written = new Map<Path, TreeEntry | undefined>();
    const folders = new Map<Path, number>();
    const names = new Map<string, Set<Path>>();
    for (const [path, entry] of entries) {
      const before = written.has(path) ? written.get(path) : this.#entries.get(path);
      if (isSame(before, entry)) continue;
      written.set(path, entry);
      for (const kind of ['tree.file', 'tree.opaque'] as const)
        changed.add(byKey(kind, path)).add(byDocument(kind, path)).add(byKind(kind));
      if ((before === undefined) === (entry === undefined)) continue;
      const step = entry === undefined ? -1 : 1;
      for (let folder = path; folder !== ''; ) {
        folder = folderOf(folder);
        const count = folders.get(folder) ?? this.#folders.get(folder) ?? 0;
        folders.set(folder, count + step);
        if (count === 0 || count + step === 0) changed.add(byKey('tree.folder', folder)).add(byKind('tree.folder'));
      }
      const name = nameOf(path);
      const same = names.get(name) ?? new Set(this.#names.get(name));
      names.set(name, same);
      if (step > 0) same.add(path);
      else same.delete(path);
      changed.add(byKey('tree.name', name)).add(byKind('tree.name'));
    }
    return new Tree(
      this.#entries.with(written),
      this.#folders.with([...folders].map(([folder, count]) => [folder, count > 0 ? count : undefined])),
      this.#names.with([...names].map(([name, paths]) => [name, paths.size > 0 ? [...paths].sort() : undefined])),
    );
  }

  get size(): number {
    return this.#entries.size;
  }

  has(path: Path): boolean {
    return this.#entries.has(path);
  }

  /** Every path, in code-unit order. */
  paths(): readonly Path[] {
    return this.#entries.keys();
  }

  get<K extends TreeKind>(kind: K, key: string): readonly FactOf<K>[];
  get(kind: TreeKind, key: string): readonly FactOf<TreeKind>[] {
    switch (kind) {
      case 'tree.file': {
        const { opaque, link = false, to } = this.#entries.get(key) ?? { opaque: 'link' };
        return opaque === undefined ? [fact('tree.file', key, key, { link, ...(to === undefined ? {} : { to }) })] : [];
      }
      case 'tree.opaque': {
        const { opaque: because, to } = this.#entries.get(key) ?? {};
        return because === undefined ? [] : [fact('tree.opaque', key, key, { because, ...(to === undefined ? {} : { to }) })];
      }
      case 'tree.folder':
        return this.#folders.has(key) ? [fact('tree.folder', key, key, {})] : [];
      case 'tree.name':
        return (this.#names.get(key) ?? []).map(path => fact('tree.name', key, path, { path }));
    }
  }

  all<K extends TreeKind>(kind: K): readonly FactOf<K>[];
  all(kind: TreeKind): readonly FactOf<TreeKind>[] {
    const keys = { 'tree.file': this.#entries, 'tree.opaque': this.#entries, 'tree.folder': this.#folders, 'tree.name': this.#names };
    return keys[kind].keys().flatMap(key => this.get(kind, key));
  }
}

const isSame = (one: TreeEntry | undefined, other: TreeEntry | undefined): boolean =>
  (one === undefined) === (other === undefined) && one?.link === other?.link && one?.opaque === other?.opaque && one?.to === other?.to;

function fact<K extends TreeKind>(kind: K, key: string, path: Path, value: FactOf<K>['value']): FactOf<K> {
  return { kind, key, value, path, span: nowhere } as FactOf<K>;
}
