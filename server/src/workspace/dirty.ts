import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import { objectId } from './content.ts';
import { gitText } from './git.ts';

/**
 * Which of these files differ from the commit that is checked out, or are not in it. Compared by content as it is and with
 * `\r\n` as `\n`; no filter of the repository is run.
 */
export async function dirtyFiles(root: string, revision: string, paths: readonly Path[]): Promise<readonly Path[]> {
  const listed = await gitText(root, ['ls-tree', '-z', revision, '--', ...paths]);
  const objects = new Map<Path, string>();
  for (const line of listed.split('\0')) {
    const match = /^\d+ blob ([0-9a-f]+)\t([^]+)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) objects.set(match[2], match[1]);
  }
  const dirty: Path[] = [];
  for (const path of paths) {
    const object = objects.get(path);
    const bytes = await readFile(join(root, path));
    const normal = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    if (object === undefined || ![bytes, normal].some(it => objectId(it, object.length === 64 ? 'sha256' : 'sha1') === object))
      dirty.push(path);
  }
  return dirty;
}
