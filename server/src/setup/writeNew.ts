import type { Path } from '../base/path.ts';
import { writeFiles } from '../workspace/write.ts';

/** Writes files that are not there yet, all of them or none. */
export const writeNew = (root: string, files: ReadonlyMap<Path, string>): Promise<void> =>
  writeFiles(root, { edits: new Map(), creations: files }, new Map());
