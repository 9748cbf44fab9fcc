import { Engine } from '../analysis/engine.ts';
import type { Finding } from '../analysis/finding.ts';
import type { LineStarts } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../extract/extractor.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import type { Rule } from '../rules/rule.ts';
import { documentPaths, loadFolder } from '../workspace/loadFolder.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import { hasOwnLines, lspLineStarts, type Places } from './convert.ts';
import { Defects } from './defects.ts';
import { Bell, slice, turn } from './turns.ts';
import type { FolderUri } from './uri.ts';

/** What a folder needs from its surroundings. */
export interface FolderOptions {
  readonly uri: FolderUri;
  readonly rules: readonly Rule[];
  readonly extractors: readonly Extractor[];
  /** Opens the folder as it is on disk now. */
  readonly openSource: () => Promise<WorkspaceSource>;
  readonly log: (message: string) => void;
  /** Told of the documents whose findings were looked at again. */
  readonly onFindings: (paths: readonly Path[]) => void;
  /** Told when {@link Folder.state} says something else. */
  readonly onState: () => void;
}

/** An open document, as its client has it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

export type FolderState =
  | { readonly is: 'indexing'; readonly done: number; readonly total: number }
  | { readonly is: 'ready' }
  | { readonly is: 'failed'; readonly because: string };

/**
 * One workspace folder: the engine over its documents on disk and in open buffers, kept up to date. Work is done in short
 * slices between which the client's messages get their turn; a newer text drops what was under way for the older one.
 */
export class Folder implements Places {
  readonly uri: FolderUri;
  readonly defects: Defects;
  readonly #options: FolderOptions;
  #engine: Engine;
  #state: FolderState = { is: 'indexing', done: 0, total: 0 };
  #source: WorkspaceSource | undefined;
  #tree: ReadonlyMap<Path, TreeEntry> = new Map();
  #disposed = false;

  readonly #open = new Map<Path, OpenDocument>();
  /** Open documents whose text is newer than their facts. */
  readonly #edited = new Set<Path>();
  /** The text and version that an open document's facts were read from. */
  readonly #read = new Map<Path, { readonly text: string; readonly version: number }>();
  /** Line starts of the documents whose lines LSP counts otherwise than the engine. */
  readonly #ownLines = new Map<Path, LineStarts>();

  #incoming: Incoming[] = [];
  #settling: Generator<Path> | undefined;
  #running = false;
  /** Counts everything that came in, so that a burst can be told from silence. */
  #arrivals = 0;
  readonly #progressed = new Bell();

  #stale = new Set<Path>();
  #relist = false;
  #refreshing: Promise<void> | undefined;
  #loading: Promise<void> | undefined;

  constructor(options: FolderOptions) {
    this.#options = options;
    this.uri = options.uri;
    this.defects = new Defects(options.log);
    this.#engine = this.#newEngine();
  }

  get engine(): Engine {
    return this.#engine;
  }

  get state(): FolderState {
    return this.#state;
  }

  /** What could not be read and what that means, a sentence each. */
  get notes(): readonly string[] {
    return this.#source?.notes ?? [];
  }

  get fileCount(): number {
    return this.#tree.size;
  }

  findings(path: Path): readonly Finding[] {
    return this.#engine.findings(path);
  }

  uriOf(path: Path): string {
    return this.#open.get(path)?.uri ?? this.uri.uriOf(path);
  }

  linesOf(path: Path): LineStarts {
    return this.#ownLines.get(path) ?? this.#engine.snapshot.document(path)?.lineStarts ?? [0];
  }

  /** The version that the findings of an open document were made from. */
  versionOf(path: Path): number | undefined {
    return this.#read.get(path)?.version;
  }

  isOpen(path: Path): boolean {
    return this.#open.has(path);
  }

  isListed(path: Path): boolean {
    return this.#tree.has(path);
  }

  /** The text of a document as it is now: the open buffer's, else the disk's. */
  async textOf(path: Path): Promise<string | undefined> {
    return this.#open.get(path)?.getText() ?? (await this.#source?.read(path));
  }

  /** Reads the whole folder anew. What was found before stays until it is done. */
  load(): Promise<void> {
    this.#loading = (this.#loading ?? Promise.resolve()).then(() => this.#load());
    return this.#loading;
  }

  openDocument(path: Path, document: OpenDocument): void {
    this.#open.set(path, document);
    this.#edited.add(path);
    this.#arrive();
  }

  closeDocument(path: Path): void {
    this.#open.delete(path);
    this.#edited.delete(path);
    this.#read.delete(path);
    this.filesChanged([{ path, type: 'changed' }]);
  }

  /** Takes what a watcher or a saving client says about files on disk. */
  filesChanged(changes: readonly FileChange[]): void {
    for (const { path, type } of changes) {
      if (path.startsWith('.git/')) {
        if (/^\.git\/(?:HEAD|index|logs\/HEAD)$/.test(path)) this.#relist = true;
        continue;
      }
      this.#stale.add(path);
      if (type !== 'changed' || !this.#tree.has(path) || path.endsWith('.gitignore')) this.#relist = true;
    }
    if (this.#stale.size === 0 && !this.#relist) return;
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
      this.#progressed.ring();
    });
  }

  /** Resolves when the findings of a document are those of its text, or of the whole folder when no path is given. */
  async ready(path?: Path): Promise<void> {
    while (!this.#disposed && this.#state.is !== 'failed') {
      const waiting = this.#edited.size > 0 || this.#incoming.length > 0;
      const pending = path === undefined ? !this.#engine.settled || this.#refreshing !== undefined : this.#edited.has(path) || this.#engine.isPending(path);
      if (this.#state.is === 'ready' && !pending && (path !== undefined || !waiting)) return;
      await this.#progressed.next();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#progressed.ring();
  }

  #newEngine(): Engine {
    return new Engine(this.#options.rules, (rule, path, error) => this.defects.note(`rule ${rule.id}`, path, error));
  }

  readonly #onExtractorDefect = (extractor: Extractor, path: Path, error: unknown): void => {
    this.defects.note(`extractor ${extractor.id}`, path, error);
  };

  #setState(state: FolderState): void {
    this.#state = state;
    this.#options.onState();
  }

  async #load(): Promise<void> {
    if (this.#disposed) return;
    this.#setState({ is: 'indexing', done: 0, total: 0 });
    this.defects.clear();
    const engine = this.#newEngine();
    try {
      const source = await this.#options.openSource();
      const read = async (path: Path): Promise<string | undefined> => {
        const text = this.#open.get(path)?.getText() ?? (await source.read(path));
        if (text !== undefined) this.#noteLines(path, text);
        return text;
      };
      await loadFolder({ ...source, read }, engine, {
        extractors: this.#options.extractors,
        history: false,
        onDefect: this.#onExtractorDefect,
        onProgress: (done, total) => this.#setState({ is: 'indexing', done, total }),
      });
      this.#tree = await source.list();
      this.#source = source;
    } catch (error) {
      this.#options.log(`${this.uri.uri} could not be read: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.#setState({ is: 'failed', because: error instanceof Error ? error.message : String(error) });
      this.#progressed.ring();
      return;
    }
    const before = this.#engine.allFindings().map(it => it.path);
    this.#engine = engine;
    this.#settling = undefined;
    this.#incoming = [];
    for (const path of this.#open.keys()) this.#edited.add(path);
    for (const path of new Set(before)) this.#vanished.add(path);
    this.#arrive();
    await this.#settled();
    for (const path of this.#vanished) this.#options.onFindings([path]);
    this.#vanished.clear();
    this.#setState({ is: 'ready' });
    this.#progressed.ring();
    void this.#loadHistory();
  }

  /** Documents with findings before a load, to be looked at once the new ones stand. */
  readonly #vanished = new Set<Path>();

  async #settled(): Promise<void> {
    while (!this.#disposed && (this.#running || !this.#engine.settled || this.#edited.size > 0)) await this.#progressed.next();
  }

  /** Git's history refines findings: it is read when everything else stands. */
  async #loadHistory(): Promise<void> {
    const source = this.#source;
    if (source === undefined) return;
    let facts: readonly FactOf[];
    try {
      facts = await source.history();
    } catch (error) {
      this.#options.log(`The history of ${this.uri.uri} could not be read: ${String(error)}`);
      facts = [{ kind: 'history.state', key: '', value: { state: 'unavailable' }, path: '', span: nowhere }];
    }
    if (this.#disposed || source !== this.#source) return;
    this.#incoming.push({ history: facts });
    this.#arrive();
  }

  /** Something came in: goes to work unless it is at work. */
  #arrive(): void {
    this.#arrivals++;
    if (this.#running) return;
    this.#running = true;
    void this.#work().finally(() => {
      this.#running = false;
      this.#progressed.ring();
    });
  }

  async #work(): Promise<void> {
    for (;;) {
      await this.#silence();
      if (this.#disposed || this.#source === undefined) return;
      this.#takeIn();
      if (this.#engine.settled) return;
      this.#settleSlice();
      this.#progressed.ring();
    }
  }

  /** Waits for one turn of the event loop in which nothing came in: the newest text wins. A steady stream is cut after a while. */
  async #silence(): Promise<void> {
    const until = performance.now() + longestBurst;
    for (let arrivals = -1; arrivals !== this.#arrivals && performance.now() < until; ) {
      arrivals = this.#arrivals;
      await turn();
    }
  }

  /** Hands everything that came in to the engine. */
  #takeIn(): void {
    if (this.#edited.size === 0 && this.#incoming.length === 0) return;
    const documents = new Map<Path, DocumentContribution | undefined>();
    const tree = new Map<Path, TreeEntry | undefined>();
    let history: readonly FactOf[] | undefined;
    for (const incoming of this.#incoming) {
      for (const [path, entry] of incoming.tree ?? []) tree.set(path, entry);
      for (const [path, contribution] of incoming.documents ?? []) {
        if (contribution !== undefined && this.#open.has(path)) this.#edited.add(path);
        else documents.set(path, contribution);
      }
      history = incoming.history ?? history;
    }
    this.#incoming = [];
    for (const path of this.#edited) {
      const contribution = this.#readOpen(path);
      if (contribution !== undefined) documents.set(path, contribution);
    }
    this.#edited.clear();
    if (documents.size === 0 && tree.size === 0 && history === undefined) return;
    this.#settling = undefined;
    this.#engine.apply({ documents, tree, ...(history === undefined ? {} : { history }) });
  }

  /** The facts of an open document; `undefined` when they are those that stand already, or it is no document of the folder. */
  #readOpen(path: Path): DocumentContribution | undefined {
    const open = this.#open.get(path);
    const entry = this.#tree.get(path);
    if (open === undefined || entry === undefined || !this.#isDocument(path, entry)) return undefined;
    const text = open.getText();
    const same = this.#read.get(path)?.text === text && this.#engine.snapshot.document(path) !== undefined;
    this.#read.set(path, { text, version: open.version });
    return same ? undefined : this.#extract(path, text);
  }

  #extract(path: Path, text: string): DocumentContribution {
    this.#noteLines(path, text);
    const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    return extractDocument(this.#options.extractors, path, bare, this.#onExtractorDefect);
  }

  #noteLines(path: Path, text: string): void {
    if (hasOwnLines(text)) this.#ownLines.set(path, lspLineStarts(text));
    else this.#ownLines.delete(path);
  }

  #isDocument(path: Path, entry: TreeEntry): boolean {
    return documentPaths(new Map([[path, entry]]), this.#options.extractors).length > 0;
  }

  #settleSlice(): void {
    const until = performance.now() + slice;
    this.#settling ??= this.#engine.settle([...this.#open.keys()].reverse());
    const touched: Path[] = [];
    for (;;) {
      const { done, value } = this.#settling.next();
      if (done === true) {
        this.#settling = undefined;
        break;
      }
      this.#vanished.delete(value);
      touched.push(value);
      if (performance.now() > until) break;
    }
    this.#options.onFindings(touched);
  }

  /** Brings tree and closed documents up to the disk. */
  async #refresh(): Promise<void> {
    await this.#loading;
    while (!this.#disposed && this.#source !== undefined && (this.#stale.size > 0 || this.#relist)) {
      await new Promise(resolve => setTimeout(resolve, watcherPause));
      const stale = this.#stale;
      const relist = this.#relist;
      this.#stale = new Set();
      this.#relist = false;
      try {
        await this.#refreshOnce(stale, relist);
      } catch (error) {
        this.#options.log(`${this.uri.uri} could not be read anew: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  }

  async #refreshOnce(stale: ReadonlySet<Path>, relist: boolean): Promise<void> {
    const before = this.#source;
    const source = relist ? await this.#options.openSource() : before;
    if (source === undefined || before === undefined) return;
    const listed = await source.list();
    const tree = treeChanges(this.#tree, listed);
    const again = new Set([...tree.keys(), ...stale]);
    for (const path of stale) if (!listed.has(path)) for (const inner of documentsInside(listed, path)) again.add(inner);
    const documents = new Map<Path, DocumentContribution | undefined>();
    for (const path of again) {
      const entry = listed.get(path);
      const known = this.#engine.snapshot.document(path) !== undefined;
      if (entry === undefined || !this.#isDocument(path, entry)) {
        if (known) documents.set(path, undefined);
        continue;
      }
      const text = this.#open.get(path)?.getText() ?? (await source.read(path));
      if (text !== undefined) documents.set(path, this.#extract(path, text));
      else if (known) documents.set(path, undefined);
      await turn();
    }
    this.#source = source;
    this.#tree = listed;
    this.#incoming.push({ tree, documents });
    this.#arrive();
    if (source.revision !== before.revision) void this.#loadHistory();
  }
}

export interface FileChange {
  readonly path: Path;
  readonly type: 'created' | 'changed' | 'deleted';
}

interface Incoming {
  readonly tree?: ReadonlyMap<Path, TreeEntry | undefined>;
  readonly documents?: ReadonlyMap<Path, DocumentContribution | undefined>;
  readonly history?: readonly FactOf[];
}

/** How long a burst of messages may hold back the work on it, in milliseconds. */
const longestBurst = 50;

/** How long file events are gathered, in milliseconds: a checkout makes thousands of them. */
const watcherPause = 30;

function treeChanges(before: ReadonlyMap<Path, TreeEntry>, after: ReadonlyMap<Path, TreeEntry>): Map<Path, TreeEntry | undefined> {
  const changes = new Map<Path, TreeEntry | undefined>();
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, undefined);
  for (const [path, entry] of after) {
    const known = before.get(path);
    if (known === undefined || known.link !== entry.link || known.opaque !== entry.opaque) changes.set(path, entry);
  }
  return changes;
}

function* documentsInside(listed: ReadonlyMap<Path, TreeEntry>, folder: Path): Generator<Path> {
  for (const path of listed.keys()) if (path.startsWith(`${folder}/`)) yield path;
}
