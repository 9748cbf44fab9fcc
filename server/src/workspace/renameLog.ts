import { devNull } from 'node:os';
import type { Path } from '../base/path.ts';
import { git } from './git.ts';

/** Where the files of a commit went that it renamed, most of their text kept: old paths with new ones. */
export type Renames = ReadonlyMap<Path, Path>;

/**
 * The renames of commits by likeness, each for itself: one that git cannot compare, since this copy of the repository lacks its
 * objects, has none in the answer and costs the others nothing.
 */
export async function renamesIn(
  root: string,
  /** Full ids. */
  commits: readonly string[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<ReadonlyMap<string, Renames>> {
  const answers = new Map<string, Renames>();
  for (let rest = commits, failures = 0; rest.length > 0 && failures <= mostFailures; failures++) {
    // Git repeats a line that names no commit, and so tells how far it came.
    const input = rest.map(it => `${it}\n${done}${it}\n`).join('');
    const { stdout, code } = await git(root, logOfRenames, { input, maxBytes: mostBytes, ...options });
    const told = renamesOf(stdout.toString('utf8'));
    for (const [commit, renames] of told) answers.set(commit, renames);
    if (code === 0) break;
    rest = rest.filter(it => !told.has(it)).slice(1);
  }
  return answers;
}

const done = '=';

/** Where a commit removed and added more files than this, git only compares those of the same name. */
const mostFiles = 400;
const mostFailures = 32;
const mostBytes = 16 * 1024 * 1024;

/** As plumbing, which heeds no settings of its user. Merges are not compared, as in the log of removals. */
const logOfRenames: readonly string[] = [
  'diff-tree',
  '--stdin',
  '-r',
  '--raw',
  '-z',
  '-M50%',
  `-l${mostFiles}`,
  '--no-rename-empty',
  '--diff-filter=R',
  '--no-abbrev',
  '--relative',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  `-O${devNull}`,
];

/** Reads what git says of the commits that it is done with. */
function renamesOf(log: string): ReadonlyMap<string, Renames> {
  const all = new Map<string, Renames>();
  let renames = new Map<Path, Path>();
  const fields = log.split('\0');
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? '';
    const [from, to] = [fields[at + 1], fields[at + 2]];
    if (/^:\d+ \d+ [0-9a-f]+ [0-9a-f]+ R\d*$/.test(field) && from !== undefined && to !== undefined) {
      renames.set(from, to);
      at += 2;
      continue;
    }
    for (const [, commit = ''] of field.matchAll(/^=([0-9a-f]+)$/gm)) {
      all.set(commit, renames);
      renames = new Map();
    }
  }
  return all;
}
