import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IgnoreRules, noIgnoreRules, withIgnoreFile } from '../base/gitIgnore.ts';
import type { Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import { linkEntry } from './links.ts';

/** The paths of a folder without git: everything that its ignore files do not ignore. */
export async function walk(root: string): Promise<ReadonlyMap<Path, TreeEntry>> {
  const entries = new Map<Path, TreeEntry>();
  await walkFolder(root, '', noIgnoreRules, entries);
  return entries;
}

async function walkFolder(root: string, folder: Path, above: IgnoreRules, entries: Map<Path, TreeEntry>): Promise<void> {
  const listed = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  if (folder !== '' && listed.some(it => it.name === '.git')) {
    entries.set(folder, { link: false, opaque: 'repository' });
    return;
  }
  const ignores = listed.some(it => it.name === '.gitignore' && it.isFile())
    ? withIgnoreFile(above, folder, await readLines(root, folder))
    : above;
  await Promise.all(
    listed.map(async entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!neverListed.has(entry.name) && !ignores.matcher.ignores(`${path}/`)) await walkFolder(root, path, ignores, entries);
      } else if (!ignores.matcher.ignores(path)) {
        if (entry.isSymbolicLink()) entries.set(path, await linkEntry(root, path));
        else if (entry.isFile()) entries.set(path, { link: false });
      }
    }),
  );
}

/** Folders that no ignore file has to name. */
const neverListed = new Set(['.git', '.hg', '.svn', 'node_modules', '__pycache__', '.venv', '.tox']);

async function readLines(root: string, folder: Path): Promise<readonly string[]> {
  const text = await readFile(join(root, folder, '.gitignore'), 'utf8').catch(() => '');
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}
