import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of a folder's files by their paths relative to it, without byte order marks. */
export function readWorkspace(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(it => it.replaceAll('\\', '/'));
  const files = paths.filter(it => statSync(join(folder, it)).isFile()).sort();
  return new Map(files.map(it => [it, readFileSync(join(folder, it), 'utf8').replace(/^\uFEFF/, '')]));
}
