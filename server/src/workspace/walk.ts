import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Path } from '../base/path.ts';
import type { TreeEntry } from '../index/tree.ts';
import { linkEntry } from './links.ts';

/** The paths of a folder without git: everything that its ignore files do not ignore. */
export async function walk(root: string): Promise<ReadonlyMap<Path, TreeEntry>> {
  const entries = new Map<Path, TreeEntry>();
  await walkFolder(root, '', [], entries);
  return entries;
}

/** Ignore files that hold for a folder, outermost first. */
type Ignores = readonly { readonly folder: Path; readonly ignores: Ignore }[];

async function walkFolder(root: string, folder: Path, above: Ignores, entries: Map<Path, TreeEntry>): Promise<void> {
  const listed = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  if (folder !== '' && listed.some(it => it.name === '.git')) {
    entries.set(folder, { link: false, opaque: 'repository' });
    return;
  }
  const ignores = listed.some(it => it.name === '.gitignore' && it.isFile())
    ? [...above, { folder, ignores: await readIgnores(root, folder) }]
    : above;
  await Promise.all(
    listed.map(async entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!neverListed.has(entry.name) && !isIgnored(ignores, `${path}/`)) await walkFolder(root, path, ignores, entries);
      } else if (!isIgnored(ignores, path)) {
        if (entry.isSymbolicLink()) entries.set(path, await linkEntry(root, path));
        else if (entry.isFile()) entries.set(path, { link: false });
      }
    }),
  );
}

/** Folders that no ignore file has to name. */
const neverListed = new Set(['.git', '.hg', '.svn', 'node_modules', '__pycache__', '.venv', '.tox']);

async function readIgnores(root: string, folder: Path): Promise<Ignore> {
  const text = await readFile(join(root, folder, '.gitignore'), 'utf8').catch(() => '');
  return ignore().add(text);
}

/** The innermost ignore file that says something about a path decides; `path` ends with `/` for a folder. */
function isIgnored(all: Ignores, path: string): boolean {
  for (const { folder, ignores } of all.toReversed()) {
    const { ignored, unignored } = ignores.test(folder === '' ? path : path.slice(folder.length + 1));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
