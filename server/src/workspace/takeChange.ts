import type { Engine } from '../analysis/engine.ts';
import type { Path } from '../base/path.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../extract/extractor.ts';
import type { TreeEntry } from '../index/tree.ts';
import type { WorkspaceSource } from './source.ts';

/** How documents are read into facts. */
export interface Reading {
  readonly extractors: readonly Extractor[];
  readonly onDefect: (extractor: Extractor, path: Path, error: unknown) => void;
}

/**
 * Brings an engine from one source to another, as one change: only what differs is read, and its history stays. Gives the files that
 * were moved as they are, by the path that they had.
 */
export async function takeChange(
  engine: Engine,
  from: WorkspaceSource,
  to: WorkspaceSource,
  { extractors, onDefect }: Reading,
): Promise<ReadonlyMap<Path, Path>> {
  const [before, after] = await Promise.all([from.list(), to.list()]);
  const tree = new Map<Path, TreeEntry | undefined>();
  const documents = new Map<Path, DocumentContribution | undefined>();
  const gone = new Map<string, Path>();
  for (const path of before.keys()) {
    if (after.has(path)) continue;
    tree.set(path, undefined);
    documents.set(path, undefined);
    gone.set((await from.content(path))?.id ?? '', path);
  }
  const renames = new Map<Path, Path>();
  const wanted: Path[] = [];
  for (const [path, entry] of after) {
    const { id = '' } = (await to.content(path)) ?? {};
    if (before.has(path) && id !== '' && id === (await from.content(path))?.id) continue;
    const source = before.has(path) ? undefined : gone.get(id);
    if (source !== undefined) renames.set(source, path);
    tree.set(path, entry);
    documents.set(path, undefined);
    if (entry.opaque === undefined && extractors.some(it => it.handles(path))) wanted.push(path);
  }
  // Asked for together, they are read with one call of git.
  for (const [path, text] of await Promise.all(wanted.map(async it => [it, await to.read(it)] as const)))
    if (text !== undefined) documents.set(path, extractDocument(extractors, path, text, onDefect));
  engine.apply({ tree, documents });
  for (const _ of engine.settle());
  return renames;
}
