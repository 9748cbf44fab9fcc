import { readdir } from 'node:fs/promises';
import type { Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';

/** The files directly in the root that the listing leaves out: one directory is read, since what is ignored below may be anything. */
export async function ignoredFiles(root: string, listed: ReadonlyMap<Path, unknown>): Promise<readonly FactOf[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(it => it.isFile() && it.name !== '.git' && !listed.has(it.name))
    .map(it => it.name)
    .sort()
    .map(path => ({ kind: 'disk.ignored-file', key: path, value: {}, path, span: nowhere }));
}
