import type { Path } from '../base/path.ts';
import type { Engine } from '../analysis/engine.ts';
import type { Extractor } from '../extract/extractor.ts';
import { patternExtractors } from '../extract/textPatterns.ts';
import type { TreeEntry } from '../index/tree.ts';
import { permissive } from '../analysis/reportDocument.ts';
import type { Policies } from '../policy/policies.ts';
import { isPolicyFile } from '../policy/policyFile.ts';
import { ExtractionWorker } from './extractionWorker.ts';
import type { CacheOptions } from './cacheOptions.ts';
import { FactCache } from './factCache.ts';
import { pendingHistory } from './history.ts';
import type { History } from './knownHistory.ts';
import { readDocuments, worthAWorker } from './readDocuments.ts';
import type { WorkspaceSource } from './source.ts';

export interface LoadOptions {
  readonly extractors: readonly Extractor[];
  /** Takes the policy files of the folder, and gives the policy that the engine gets; without it there is none. */
  readonly policies?: Policies;
  /** Whether to wait for git's history; without it the history is pending. */
  readonly history: boolean;
  /** Told of an extractor that threw: a defect of ours, contained to that extractor and document. */
  readonly onDefect: (extractor: Extractor, path: Path, error: unknown) => void;
  /** Told now and then how many of the documents were read. */
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
  /** A program that serves as extraction worker, when the source is the disk and `extractors` are all there are. */
  readonly program?: string;
  /** Where facts and history are kept between runs; nowhere without it. */
  readonly cache?: CacheOptions;
}

/** What was loaded, and what it took in milliseconds. */
export interface Loaded {
  readonly files: number;
  readonly documents: number;
  readonly history: History;
  readonly milliseconds: { readonly walk: number; readonly extract: number; readonly history: number };
}

/**
 * Reads a workspace folder into an engine: lists its paths, reads the documents that some extractor handles, and applies
 * all of it as one change. Gives other work a turn between slices, and stops when the signal says so.
 */
export async function loadFolder(source: WorkspaceSource, engine: Engine, options: LoadOptions): Promise<Loaded> {
  const { extractors, signal } = options;
  const begin = performance.now();
  let historyTime = 0;
  const history = options.history
    ? source.history(options.cache).then(it => {
        historyTime = performance.now() - begin;
        return it;
      })
    : undefined;
  // A failure is met where the history is awaited; until then it must not count as unhandled.
  history?.catch(() => undefined);
  const tree = await source.list();
  const listed = performance.now();
  const { policies } = options;
  if (policies !== undefined) await loadPolicies(source, tree, policies);
  const patterns = policies?.policy.patterns ?? [];
  const all = [...extractors, ...patternExtractors(patterns)];
  const cache = options.cache === undefined ? undefined : await FactCache.open(all, options.cache);
  const worker = startWorker(options.program, tree, cache);
  const paths = documentPaths(tree, all);
  const documents = await readDocuments(source, paths, { ...options, extractors: all, patterns, cache, ...(worker ? { worker } : {}) });
  await cache?.save();
  const extracted = performance.now();
  const known = history === undefined ? pendingHistory : await history;
  signal?.throwIfAborted();
  const change = await source.changes(policies?.policy.facts ?? []);
  engine.apply({ tree, documents, history: known.facts, disk: await source.besides(), change });
  engine.setPolicy(policies?.policy ?? permissive);
  return {
    files: [...tree.values()].filter(it => it.opaque === undefined).length,
    documents: documents.size,
    history: known,
    milliseconds: { walk: listed - begin, extract: extracted - listed, history: historyTime },
  };
}

/** Starts a second thread before it is known which paths are documents, where most are to be read for the first time. */
function startWorker(
  program: string | undefined,
  tree: ReadonlyMap<Path, TreeEntry>,
  cache: FactCache | undefined,
): ExtractionWorker | undefined {
  if (program === undefined || cache?.isEmpty === false || tree.size < worthAWorker * 2) return undefined;
  return new ExtractionWorker(program);
}

/** Reads the policy files of a folder and the registries that they adopt. */
export async function loadPolicies(
  source: Pick<WorkspaceSource, 'read' | 'policiesAbove'>,
  tree: ReadonlyMap<Path, TreeEntry>,
  policies: Policies,
): Promise<void> {
  for (const { path, text, down } of await source.policiesAbove()) policies.setAbove(path, text, down);
  for (const [path, entry] of tree) {
    if (!isPolicyFile(path) || entry.opaque !== undefined) continue;
    const text = await source.read(path);
    if (text === undefined) policies.cannotRead(path);
    else policies.update(path, text);
  }
  const known = new Set<Path>();
  for (let open = policies.registries(); open.length > 0; open = policies.registries().filter(it => !known.has(it))) {
    for (const path of open) policies.updateRegistry(path, tree.has(path) ? await source.read(path) : undefined);
    for (const path of open) known.add(path);
  }
}

/** The paths that some extractor handles, ordered. A linked Markdown document is read once, where it really is. */
export function documentPaths(tree: ReadonlyMap<Path, TreeEntry>, extractors: readonly Extractor[]): readonly Path[] {
  const paths: Path[] = [];
  for (const [path, entry] of tree) {
    if (entry.opaque !== undefined || (entry.link && /\.(?:md|mdx|markdown)$/i.test(path))) continue;
    if (extractors.some(it => it.handles(path))) paths.push(path);
  }
  return paths.sort();
}
