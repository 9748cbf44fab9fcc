import { comparePaths, extensionOf, type Path } from '../base/path.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../extract/extractor.ts';
import type { TextPattern } from '../extract/textPatterns.ts';
import { ExtractionWorker } from './extractionWorker.ts';
import type { FactCache } from './factCache.ts';
import { decodeFacts } from './factRecord.ts';
import type { WorkspaceSource } from './source.ts';

/** How documents are read. */
export interface ReadOptions {
  /** Those that `patterns` make included. */
  readonly extractors: readonly Extractor[];
  readonly patterns: readonly TextPattern[];
  readonly cache: FactCache | undefined;
  readonly onDefect: (extractor: Extractor, path: Path, error: unknown) => void;
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
  /** A program that serves as extraction worker. */
  readonly program?: string;
  /** One that was started already. */
  readonly worker?: ExtractionWorker;
  /** Whether a content is the one that is wanted, by its id; others are left out. */
  readonly accepts?: (path: Path, id: string | undefined) => boolean;
}

/** Reads documents in slices, those that the cache does not know with a second thread when there are many of them. */
export async function readDocuments(
  source: WorkspaceSource,
  paths: readonly Path[],
  options: ReadOptions,
): Promise<ReadonlyMap<Path, DocumentContribution>> {
  const { accepts, cache, extractors, onProgress, patterns, program, signal } = options;
  const known = cache === undefined ? [] : paths.filter(it => cache.knows(it));
  const unknown = cache === undefined ? paths : paths.filter(it => !cache.knows(it));
  const worker = options.worker ?? (program !== undefined && unknown.length >= worthAWorker ? new ExtractionWorker(program) : undefined);
  const ordered = worker !== undefined ? byFormat(unknown) : unknown;
  const read: DocumentContribution[] = [];
  worker?.begin(
    { root: source.root, paths: ordered, patterns, identifies: cache !== undefined || accepts !== undefined },
    (id, path, error) => {
      const extractor = extractors.find(it => it.id === id);
      if (extractor !== undefined) options.onDefect(extractor, path, error);
    },
  );
  const readSlice = async (slice: readonly Path[], done: () => number): Promise<void> => {
    signal?.throwIfAborted();
    read.push(...(await readTogether(source, slice, options)));
    onProgress?.(done(), paths.length);
    await new Promise(resolve => setImmediate(resolve));
  };
  try {
    for (let at = 0; at < known.length; at += source.together) {
      const slice = known.slice(at, at + source.together);
      await readSlice(slice, () => at + slice.length);
    }
    let at = 0;
    const take =
      worker === undefined ? () => (at < ordered.length ? { start: at, end: (at += source.together) } : undefined) : () => worker.take();
    for (let range = take(); range !== undefined; range = take()) {
      const { start, end } = range;
      await readSlice(ordered.slice(start, end), () => known.length + (worker?.taken ?? Math.min(end, ordered.length)));
    }
    if (worker !== undefined) {
      const { documents, without } = await worker.finish();
      for (const { path, content, stamp, record } of documents) {
        if (accepts?.(path, content) === false) continue;
        read.push(decodeFacts(path, record));
        if (content !== undefined) cache?.add(path, { id: content, stamp }, record);
      }
      // Asked again, so that the source can say why there is no text.
      for (const path of without) await source.read(path);
    }
  } finally {
    worker?.stop();
  }
  return new Map(read.sort((a, b) => comparePaths(a.path, b.path)).map(it => [it.path, it]));
}

/** Reads some documents, from the cache those whose content it knows. What is no text gives nothing. */
async function readTogether(source: WorkspaceSource, paths: readonly Path[], options: ReadOptions): Promise<DocumentContribution[]> {
  const { accepts, cache, extractors, onDefect } = options;
  const contents = await Promise.all(
    paths.map(async path => {
      const content = await source.content(path);
      return accepts?.(path, content?.id) === false ? undefined : content;
    }),
  );
  const kept = paths.map((path, index) => {
    const content = contents[index];
    return content === undefined ? undefined : cache?.get(path, content);
  });
  const texts = await Promise.all(contents.map((content, index) => (kept[index] === undefined ? content?.text() : undefined)));
  return paths.flatMap((path, index) => {
    const known = kept[index];
    const text = texts[index];
    if (known !== undefined || text === undefined) return known ?? [];
    let whole = true;
    const facts = extractDocument(extractors, path, text, (...defect) => {
      whole = false;
      onDefect(...defect);
    });
    const content = contents[index];
    // What was read up to a defect is not kept, or the defect would be told once only.
    if (content !== undefined && whole) cache?.add(path, content, facts);
    return facts;
  });
}

/** Markdown, the dearest format, last: a second thread begins there. */
function byFormat(paths: readonly Path[]): readonly Path[] {
  const isMarkdown = (path: Path): boolean => extensionOf(path) === '.md';
  return [...paths.filter(it => !isMarkdown(it)), ...paths.filter(isMarkdown)];
}

/** Documents from which on a second thread saves more than its start costs. */
export const worthAWorker = 300;
