import type { Engine } from '../analysis/engine.ts';
import type { Path } from '../base/path.ts';
import type { DocumentContribution } from '../extract/extractor.ts';
import type { TreeEntry } from '../index/tree.ts';
import type { CacheOptions } from '../workspace/cacheOptions.ts';
import { withoutHistory } from '../workspace/history.ts';
import type { History } from '../workspace/knownHistory.ts';
import { loadFolder } from '../workspace/loadFolder.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import { inTurns, pathsToRead, treeChanges } from './diskChanges.ts';
import type { Incoming } from './inbox.ts';
import type { Reader } from './reader.ts';
import { readingSource } from './readingSource.ts';

export interface DiskOptions {
  /** Opens the folder as it is on disk now. */
  readonly openSource: () => Promise<WorkspaceSource>;
  readonly reader: Reader;
  /** The text of an open document, which wins over the disk's. */
  readonly openText: (path: Path) => string | undefined;
  /** Where facts of a folder are kept between runs; nowhere when `undefined`. */
  readonly cache: (root: string) => CacheOptions | undefined;
  readonly log: (message: string) => void;
  readonly onIncoming: (incoming: Incoming) => void;
}

export interface FileChange {
  readonly path: Path;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** A folder's files on disk: read whole, then brought up to date as events name them, one job after the other. */
export class Disk {
  readonly #options: DiskOptions;
  #source: WorkspaceSource | undefined;
  #tree: ReadonlyMap<Path, TreeEntry> = new Map();
  #jobs: Promise<void> = Promise.resolve();
  /** What events named since the disk was last read. */
  #named = new Set<Path>();
  #relist = false;
  #waiting = false;
  #refreshes = 0;
  #history: History | undefined;
  /** The removed paths that git was last asked about. */
  #cited: readonly Path[] = [];

  constructor(options: DiskOptions) {
    this.#options = options;
  }

  get tree(): ReadonlyMap<Path, TreeEntry> {
    return this.#tree;
  }

  /** Whether the folder was read once. */
  get loaded(): boolean {
    return this.#source !== undefined;
  }

  get notes(): readonly string[] {
    return this.#source?.notes ?? [];
  }

  /** Whether events, or questions to git, wait to be followed up. */
  get refreshing(): boolean {
    return this.#refreshes > 0;
  }

  async read(path: Path): Promise<string | undefined> {
    return this.#options.openText(path) ?? (await this.#source?.read(path));
  }

  /** Reads everything into an engine, the first time without git's history. Throws when the folder cannot be read. */
  load(engine: Engine, onProgress: (done: number, total: number) => void): Promise<void> {
    return this.#inTurn(async () => {
      const { openSource, reader } = this.#options;
      const source = await openSource();
      const tree = await source.list();
      for (const path of this.#tree.keys()) if (!tree.has(path) && reader.isPolicy(path)) reader.takePolicy(path, undefined);
      const { formats, policies, onDefect } = reader;
      const cache = this.#options.cache(source.root);
      const { history } = await loadFolder(readingSource(source, this.#options), engine, {
        extractors: formats,
        policies,
        history: this.loaded,
        onDefect,
        onProgress,
        ...(cache === undefined ? {} : { cache }),
      });
      this.#tree = tree;
      this.#source = source;
      this.#history = history;
    });
  }

  /** Git's history refines findings: it is read when everything else stands. */
  async readHistory(): Promise<void> {
    const source = this.#source;
    if (source === undefined) return;
    let history: History;
    try {
      history = await source.history(this.#options.cache(source.root));
    } catch (error) {
      this.#options.log(`The history of ${source.root} could not be read: ${stackOf(error)}`);
      history = withoutHistory;
    }
    if (source !== this.#source) return;
    this.#history = history;
    this.#options.onIncoming({ history: history.facts });
  }

  /** Asks git where removed paths went that are cited now; it is asked again when others are, or when its history is another. */
  refineHistory(cited: readonly Path[]): void {
    const history = this.#history;
    if (cited === this.#cited || history === undefined) return;
    this.#cited = cited;
    if (cited.length === 0) return;
    this.#refreshes++;
    void history
      .refined(cited)
      .then(refined => {
        if (refined === undefined || history !== this.#history) return;
        this.#history = refined;
        if (refined.facts !== history.facts) this.#options.onIncoming({ history: refined.facts });
      })
      .catch((error: unknown) => this.#options.log(`Renames could not be read: ${stackOf(error)}`))
      .finally(() => {
        this.#refreshes--;
        this.#options.onIncoming({});
      });
  }

  /** Compares with the commit that is checked out once more: another policy protects other paths. */
  policyChanged(): void {
    void this.#inTurn(async () => {
      if (this.#source !== undefined) await this.#readChanges(this.#source);
    }).catch((error: unknown) => this.#options.log(`Changes could not be read: ${stackOf(error)}`));
  }

  async #readChanges(source: WorkspaceSource): Promise<void> {
    this.#options.onIncoming({ change: await source.changes(this.#options.reader.policies.policy.facts) });
  }

  /** Takes what a watcher or a saving client says. */
  filesChanged(changes: readonly FileChange[]): void {
    for (const { path, type } of changes) {
      if (path.startsWith('.git/')) {
        if (/^\.git\/(?:HEAD|index|logs\/HEAD)$/.test(path)) this.#relist = true;
        continue;
      }
      this.#named.add(path);
      if (type !== 'changed' || !this.#tree.has(path) || path.endsWith('.gitignore')) this.#relist = true;
    }
    if (this.#waiting || (this.#named.size === 0 && !this.#relist)) return;
    this.#waiting = true;
    this.#refreshes++;
    void this.#inTurn(() => this.#refresh())
      .catch((error: unknown) => this.#options.log(`The folder could not be read anew: ${stackOf(error)}`))
      .finally(() => {
        this.#refreshes--;
        this.#options.onIncoming({});
      });
  }

  /** Brings tree and closed documents up to the disk. Events are gathered first: a checkout makes thousands of them. */
  async #refresh(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, gathering));
    const named = this.#named;
    const relist = this.#relist;
    this.#named = new Set();
    this.#relist = false;
    this.#waiting = false;
    const before = this.#source;
    if (before === undefined) return;
    const source = relist ? await this.#options.openSource() : before;
    const listed = await source.list();
    const reading = readingSource(source, this.#options);
    const tree = treeChanges(this.#tree, listed);
    const documents = new Map<Path, DocumentContribution | undefined>();
    const policies = new Map<Path, string | undefined>();
    await inTurns(pathsToRead(listed, tree.keys(), named), async path => {
      const { reader } = this.#options;
      const entry = listed.get(path);
      const wanted = entry !== undefined && reader.isDocument(path, entry);
      const text = entry === undefined || !(wanted || reader.isPolicy(path)) ? undefined : await reading.read(path);
      if (reader.isPolicy(path)) policies.set(path, text);
      documents.set(path, wanted && text !== undefined ? reader.extract(path, text) : undefined);
    });
    this.#source = source;
    this.#tree = listed;
    this.#options.onIncoming({ tree, documents, policies, ...(relist ? { disk: await source.besides() } : {}) });
    await this.#readChanges(source);
    if (source.revision !== before.revision) void this.readHistory();
  }

  #inTurn(job: () => Promise<void>): Promise<void> {
    const done = this.#jobs.then(job);
    this.#jobs = done.catch(() => undefined);
    return done;
  }
}

/** How long file events are gathered, in milliseconds. */
const gathering = 30;

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
