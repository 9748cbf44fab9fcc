import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Path } from '../base/path.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/**
 * Answers a request about a document from findings that are those of its text: waits for them, and refuses with
 * `ContentModified` when the document changed meanwhile, since an answer for another text would be applied to this one.
 * A document that no folder owns, or that is no document of its folder, is answered with `null`.
 */
export async function answer<T>(
  { documents, workspace }: Session,
  uri: string,
  token: CancellationToken,
  compute: (folder: Folder, path: Path) => T | Promise<T>,
): Promise<T | null> {
  const found = workspace.find(uri);
  if (found === undefined) return null;
  const { folder, path } = found;
  const version = documents.get(uri)?.version;
  const check = (): void => {
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
    if (documents.get(uri)?.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document changed meanwhile');
  };
  await Promise.race([folder.ready(path), cancelled(token)]);
  check();
  if (!folder.isListed(path)) return null;
  const result = await compute(folder, path);
  check();
  return result;
}

function cancelled(token: CancellationToken): Promise<void> {
  return new Promise(resolve => token.onCancellationRequested(() => resolve()));
}
