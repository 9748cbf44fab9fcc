import { folderOf, type Path } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';

/**
 * The folders that a command may run in, the likeliest first: where nothing tells, a document below the root that lies in one of them
 * speaks of its own.
 */
export function likelyFolders({ folders, certain }: Cwd, document: Path): readonly Path[] {
  const own = folderOf(document);
  return certain || !folders.includes(own) ? folders : [own, ...folders.filter(it => it !== own)];
}
