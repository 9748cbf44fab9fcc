import type { Path } from '../base/path.ts';
import { writeFiles } from '../workspace/write.ts';
import { WriteError } from '../workspace/writeError.ts';
import { SetUpError } from './setUpError.ts';

/** Writes files that are not there yet, all of them or none. */
export async function writeNew(root: string, files: ReadonlyMap<Path, string>): Promise<void> {
  try {
    await writeFiles(root, { edits: new Map(), creations: files }, new Map());
  } catch (error) {
    if (error instanceof WriteError) throw new SetUpError(`Nothing was written: ${error.message}`);
    throw error;
  }
}
