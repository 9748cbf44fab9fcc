import { foldersAbove, foldersOf, type Path } from '../base/path.ts';
import { git } from './git.ts';

/**
 * The folders of a commit that no commit of the two years before it touched, the topmost alone, in order. None where git's answer is not
 * whole: what was not read may have touched any.
 */
export async function quietFolders(
  root: string,
  /** The full id of a commit. */
  revision: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly Path[]> {
  const dated = await git(root, ['log', '-1', '--no-color', '--format=%ct', revision, '--'], options);
  const since = new Date((Number(dated.stdout.toString()) - twoYears) * 1000);
  if (dated.code !== 0 || Number.isNaN(since.valueOf())) return [];
  const before = await git(root, ['rev-list', '-1', `--before=${since.toISOString()}`, revision, '--'], options);
  // Nothing of a young repository was left alone, and what its commits touched need not be listed.
  if (before.code !== 0 || before.stdout.length === 0) return [];
  const [folders, log] = await Promise.all([
    git(root, ['ls-tree', '-r', '-d', '-z', '--name-only', revision], { maxBytes, ...options }),
    git(root, [...logOfNames, `--since=${since.toISOString()}`, revision, '--'], { maxBytes, ...options }),
  ]);
  if (folders.code !== 0 || log.code !== 0) return [];
  const touched = foldersOf(fieldsOf(log.stdout));
  // Below the root of the repository git calls the folder that is asked about `./`.
  return topmost(fieldsOf(folders.stdout).filter(it => it !== './' && !touched.has(it)));
}

/** In seconds. */
const twoYears = 2 * 365 * 86_400;

const maxBytes = 32 * 1024 * 1024;

const logOfNames: readonly string[] = [
  'log',
  '--no-color',
  '--no-renames',
  '--name-only',
  '--relative',
  '-z',
  '--no-ext-diff',
  '--format=',
];

const fieldsOf = (stdout: Buffer): readonly string[] =>
  stdout
    .toString('utf8')
    .split('\0')
    .filter(it => it !== '');

/** Those of some folders that lie in none of the others. */
function topmost(folders: readonly Path[]): readonly Path[] {
  const all = new Set(folders);
  return folders.filter(it => ![...foldersAbove(it)].some(above => all.has(above))).sort();
}
