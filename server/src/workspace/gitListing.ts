import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import { git, gitText } from './git.ts';
import { linkEntry } from './links.ts';

/**
 * The paths of a working tree: on disk and not ignored, or tracked and not deleted. A tracked file whose content this copy
 * of the repository never had (a partial clone) was not deleted by anybody: it exists.
 */
export async function gitListing(root: string, signal?: AbortSignal): Promise<ReadonlyMap<Path, TreeEntry>> {
  const options = signal === undefined ? {} : { signal };
  const listed = await gitText(
    root,
    ['ls-files', '-z', '-t', '--stage', '--cached', '--others', '--deleted', '--exclude-standard'],
    options,
  );
  const entries = new Map<Path, TreeEntry>();
  const deleted = new Map<Path, string>();
  const links: Path[] = [];
  const untracked: Path[] = [];
  for (const line of listed.split('\0')) {
    if (line.startsWith('? ')) {
      if (line.endsWith('/')) entries.set(line.slice(2, -1), { link: false, opaque: 'repository' });
      else untracked.push(line.slice(2));
      continue;
    }
    const match = /^(\w) (\d+) ([0-9a-f]+) \d\t([^]+)$/.exec(line);
    if (match === null) continue;
    const [, tag, mode, object = '', path = ''] = match;
    if (tag === 'R') deleted.set(path, object);
    else if (mode === '160000') entries.set(path, { link: false, opaque: 'submodule' });
    else if (mode === '120000') links.push(path);
    else entries.set(path, file);
  }
  const absent = await absentObjects(root, new Set(deleted.values()), options);
  for (const [path, object] of deleted) if (!absent.has(object)) entries.delete(path);
  const stillLinks = links.filter(path => !deleted.has(path));
  for (const path of untracked) {
    const stats = await lstat(join(root, path)).catch(() => undefined);
    if (stats?.isSymbolicLink()) stillLinks.push(path);
    else if (stats?.isFile()) entries.set(path, file);
  }
  await Promise.all(stillLinks.map(async path => entries.set(path, await linkEntry(root, path))));
  return entries;
}

const file: TreeEntry = { link: false };

/** Which of these objects the repository does not have. */
async function absentObjects(
  root: string,
  objects: ReadonlySet<string>,
  options: { readonly signal?: AbortSignal },
): Promise<ReadonlySet<string>> {
  if (objects.size === 0) return objects;
  const input = [...objects].map(it => `${it}\n`).join('');
  const { stdout } = await git(root, ['cat-file', '--batch-check=%(objectname)'], { ...options, input });
  return new Set(
    stdout
      .toString('utf8')
      .split('\n')
      .flatMap(line => (line.endsWith(' missing') ? [line.slice(0, -' missing'.length)] : [])),
  );
}
