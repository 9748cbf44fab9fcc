import { Engine } from '../analysis/engine.ts';
import type { Finding } from '../analysis/finding.ts';
import type { LineStarts } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { Extractor } from '../extract/extractor.ts';
import { samePatterns } from '../extract/textPatterns.ts';
import type { Rule } from '../rules/rule.ts';
import type { CacheOptions } from '../workspace/cacheOptions.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import type { Places } from './convert.ts';
import { Defects } from './defects.ts';
import { Disk, type FileChange } from './disk.ts';
import { type Batch, Inbox } from './inbox.ts';
import { type OpenDocument, OpenDocuments } from './openDocuments.ts';
import { Reader } from './reader.ts';
import { Settling } from './settling.ts';
import { Bell } from './turns.ts';
import type { FolderUri } from './uri.ts';

/** What a folder needs from its surroundings. */
export interface FolderOptions {
  readonly uri: FolderUri;
  readonly rules: readonly Rule[];
  readonly extractors: readonly Extractor[];
  /** Opens the folder as it is on disk now. */
  readonly openSource: () => Promise<WorkspaceSource>;
  /** Where facts of the folder are kept between runs; nowhere when `undefined`. */
  readonly cache: (root: string) => CacheOptions | undefined;
  readonly log: (message: string) => void;
  /** Told of the documents whose findings were looked at again. */
  readonly onFindings: (paths: readonly Path[]) => void;
  /** Told when documents state something else. */
  readonly onFacts: () => void;
  /** Told when other paths may be protected, or their contents may stand elsewhere. */
  readonly onProtection: () => void;
  /** Told when {@link Folder.state} says something else. */
  readonly onState: () => void;
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
  readonly #open = new OpenDocuments();
  readonly #reader: Reader;
  readonly #disk: Disk;
  readonly #inbox = new Inbox();
  readonly #settling = new Settling();
  readonly #progressed = new Bell();
  #engine: Engine;
  #state: FolderState = { is: 'indexing', done: 0, total: 0 };
  #disposed = false;
  #working = false;
  /** How often a whole reading was asked for since one began. */
  #loads = 0;

  constructor(options: FolderOptions) {
    const { uri, rules, extractors, openSource, cache, log } = options;
    this.#options = options;
    this.uri = uri;
    this.defects = new Defects(log);
    this.#reader = new Reader(
      extractors,
      rules.map(it => it.id),
      this.defects,
    );
    this.#engine = this.#newEngine();
    this.#disk = new Disk({
      openSource,
      reader: this.#reader,
      cache,
      log,
      openText: path => this.#open.get(path)?.getText(),
      onIncoming: incoming => {
        this.#inbox.put(incoming);
        this.#goToWork();
      },
    });
  }

  /** Facts and findings as they are now. A folder that is read anew gets another engine. */
  get engine(): Engine {
    return this.#engine;
  }

  get state(): FolderState {
    return this.#state;
  }

  /** What could not be read and what that means, a sentence each without a final period. */
  get notes(): readonly string[] {
    return this.#disk.notes;
  }

  get fileCount(): number {
    return this.#disk.tree.size;
  }

  /** What is shown in a document: its findings that no comment hides. */
  findings(path: Path): readonly Finding[] {
    return this.#engine.findings(path).filter(isShown);
  }

  /** What is shown in all documents, ordered by path and place. */
  allFindings(): readonly Finding[] {
    return this.#engine.allFindings().filter(isShown);
  }

  uriOf(path: Path): string {
    return this.#open.get(path)?.uri ?? this.uri.uriOf(path);
  }

  linesOf(path: Path): LineStarts {
    return this.#reader.linesOf(path) ?? this.#engine.snapshot.document(path)?.lineStarts ?? [0];
  }

  /** Whether the lines of a document are known, so that a place in it can be told. */
  knowsLines(path: Path): boolean {
    return this.#reader.linesOf(path) !== undefined || this.#engine.snapshot.document(path) !== undefined;
  }

  /** The version that the findings of an open document were made from. */
  versionOf(path: Path): number | undefined {
    return this.#open.versionOf(path);
  }

  isListed(path: Path): boolean {
    return this.#disk.tree.has(path);
  }

  /** The text of a document as it is now: the open buffer's, else the disk's. */
  textOf(path: Path): Promise<string | undefined> {
    return this.#disk.read(path);
  }

  /** Takes a document that was opened or edited. */
  setDocument(path: Path, document: OpenDocument): void {
    this.#open.set(path, document);
    this.#inbox.noteArrival();
    this.#goToWork();
  }

  closeDocument(path: Path): void {
    this.#open.close(path);
    this.filesChanged([{ path, type: 'changed' }]);
  }

  /** Takes what a watcher or a saving client says about files on disk. */
  filesChanged(changes: readonly FileChange[]): void {
    this.#disk.filesChanged(changes);
  }

  /** Reads the whole folder anew. What was found before stays until it is done. */
  async load(): Promise<void> {
    this.#setState({ is: 'indexing', done: 0, total: 0 });
    const engine = this.#newEngine();
    const again = this.#disk.loaded;
    this.defects.clear();
    try {
      await this.#disk.load(engine, (done, total) => this.#setState({ is: 'indexing', done, total }));
    } catch (error) {
      this.#options.log(`${this.uri.uri} could not be read: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.#setState({ is: 'failed', because: error instanceof Error ? error.message : String(error) });
      return;
    }
    if (this.#disposed) return;
    const before = new Set(this.allFindings().map(it => it.path));
    this.#engine = engine;
    this.#settling.restart();
    this.#options.onProtection();
    this.#options.onFacts();
    this.#open.readAgain(this.#open.paths());
    this.#goToWork();
    while (!this.#disposed && engine === this.#engine && this.#busy()) await this.#progressed.next();
    if (this.#disposed || engine !== this.#engine) return;
    this.#options.onFindings([...before].filter(it => this.findings(it).length === 0));
    this.#setState({ is: 'ready' });
    if (!again) void this.#disk.readHistory();
  }

  /** Resolves when the findings of a document are those of its text, or those of every document when no path is given. */
  async ready(path?: Path): Promise<void> {
    while (!this.#disposed && this.#state.is !== 'failed') {
      const pending =
        path === undefined ? this.#busy() || this.#disk.refreshing : this.#open.isEdited(path) || this.#engine.isPending(path);
      if (this.#state.is === 'ready' && !pending) return;
      await this.#progressed.next();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#progressed.ring();
  }

  #busy(): boolean {
    return this.#working || this.#open.edited || !this.#inbox.empty || !this.#engine.settled;
  }

  #newEngine(): Engine {
    return new Engine(this.#options.rules, (rule, path, error) => this.defects.note(`rule ${rule.id}`, path, error), {
      today: new Date().toISOString().slice(0, 10),
    });
  }

  #setState(state: FolderState): void {
    this.#state = state;
    this.#options.onState();
    this.#progressed.ring();
  }

  #goToWork(): void {
    if (this.#working) return;
    this.#working = true;
    void this.#work().finally(() => {
      this.#working = false;
      this.#progressed.ring();
    });
  }

  async #work(): Promise<void> {
    for (;;) {
      await this.#inbox.silence();
      // Before everything was read once, the engine is empty and what came in waits.
      if (this.#disposed || !this.#disk.loaded) return;
      const batch = this.#inbox.take();
      this.#readEdited(batch);
      this.#takeFacts(batch);
      this.#takePolicies(batch.policies);
      if (this.#engine.settled) {
        this.#disk.refineHistory(this.#engine.citedRemovals);
        return;
      }
      this.#options.onFindings(this.#settling.settle(this.#engine, this.#open.paths()));
      this.#progressed.ring();
    }
  }

  /** Adds what open buffers say now: they win over the disk. */
  #readEdited({ documents, policies }: Batch): void {
    this.#open.readAgain(documents.keys());
    for (const { path, text } of this.#open.takeEdited()) {
      const entry = this.#disk.tree.get(path);
      if (entry === undefined) continue;
      const bare = this.#reader.note(path, text);
      if (this.#reader.isPolicy(path)) policies.set(path, bare);
      if (this.#reader.isDocument(path, entry)) documents.set(path, this.#reader.extract(path, bare));
    }
  }

  #takeFacts({ documents, tree, policies, ...others }: Batch): void {
    const protects = (): boolean =>
      [...documents.keys()].some(it => it.startsWith('.groundline/') || this.#engine.snapshot.in(it, 'owners.pattern').length > 0);
    const protectedBefore = protects();
    if (documents.size > 0 || tree.size > 0 || Object.keys(others).length > 0) {
      this.#settling.restart();
      this.#engine.apply({ documents, tree, ...others });
      if (documents.size > 0) this.#options.onFacts();
    }
    if (protectedBefore || protects() || tree.size > 0 || policies.size > 0 || others.change !== undefined) this.#options.onProtection();
  }

  #takePolicies(texts: ReadonlyMap<Path, string | undefined>): void {
    if (texts.size === 0) return;
    const { patterns } = this.#reader.policies.policy;
    const registries = this.#reader.policies.registries();
    for (const [path, text] of texts) this.#reader.takePolicy(path, text);
    this.#settling.restart();
    this.#engine.setPolicy(this.#reader.policies.policy);
    this.#disk.policyChanged();
    // Other patterns mean other facts in any document, and a registry or extended policy that is newly named was not read.
    const named = this.#reader.policies.registries().some(it => !registries.includes(it));
    if (named || !samePatterns(patterns, this.#reader.policies.policy.patterns)) void this.#loadAgain();
  }

  /** Reads everything anew, and once more when asked for it meanwhile: a pattern may be under the user's hands. */
  async #loadAgain(): Promise<void> {
    if (++this.#loads > 1) return;
    for (let loads = 0; loads !== this.#loads; ) {
      loads = this.#loads;
      await this.load();
    }
    this.#loads = 0;
  }
}

const isShown = ({ status }: Finding): boolean => status === 'new';
