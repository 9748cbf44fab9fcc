import type { Path } from '../base/path.ts';
import type { DocumentContribution } from '../extract/extractor.ts';
import { type ReadOptions, readDocuments, worthAWorker } from './readDocuments.ts';
import { fileContent, readDocument } from './readFile.ts';
import type { WorkspaceSource } from './source.ts';

/**
 * Reads the documents of a commit; where many were never read before, with a second thread from disk, since what is checked out
 * mostly is that commit. Of a file that holds anything else than the commit has, git is asked.
 */
export async function readCommitted(
  source: WorkspaceSource,
  paths: readonly Path[],
  { program, ...options }: ReadOptions,
): Promise<ReadonlyMap<Path, DocumentContribution>> {
  const { cache } = options;
  const unknown = cache === undefined ? paths : paths.filter(it => !cache.knows(it));
  if (program === undefined || unknown.length < worthAWorker) return readDocuments(source, paths, options);
  const ids = new Map<Path, string | undefined>();
  for (const path of unknown) ids.set(path, (await source.content(path))?.id);
  const disk: WorkspaceSource = {
    ...source,
    together: 64,
    content: async path => fileContent(source.root, path),
    read: async path => readDocument(source.root, path),
  };
  const accepts = (path: Path, id: string | undefined): boolean => id !== undefined && id === ids.get(path);
  const same = await readDocuments(disk, unknown, { ...options, program, accepts });
  const others = await readDocuments(
    source,
    paths.filter(it => !same.has(it)),
    options,
  );
  return new Map([...same, ...others]);
}
