import type { Path } from '../base/path.ts';
import { GitError, git, gitText } from './git.ts';

/** What git says about a folder. */
export interface Repository {
  /** The commit that is checked out; `null` before the first one. */
  readonly revision: string | null;
  /** Whether the folder lies in a working tree: not in a bare repository or a `.git` folder. */
  readonly worktree: boolean;
  readonly shallow: boolean;
  /** The way from the repository's root to the folder; `''` when they are the same. */
  readonly prefix: Path;
}

/** The repository that a folder lies in, or why there is none, as a sentence without a final period. */
export async function repositoryOf(root: string, signal?: AbortSignal): Promise<Repository | string> {
  const options = signal === undefined ? {} : { signal };
  let answer: Awaited<ReturnType<typeof git>>;
  try {
    answer = await git(root, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', 'HEAD'], options);
  } catch (error) {
    if (signal?.aborted) throw error;
    return 'Git cannot be run, so ignored files are told by a walk and removed paths are not known';
  }
  const [worktree, shallow, prefix = '', head = ''] = answer.stdout.toString('utf8').split('\n');
  if (worktree !== 'true' && worktree !== 'false') {
    const words =
      answer.stderr
        .split('\n')[0]
        ?.trim()
        .replace(/^fatal: /, '') ?? '';
    return /not a git repository/.test(words)
      ? 'Not a git repository, so ignored files are told by a walk and removed paths are not known'
      : `Git does not read this folder (${words}), so ignored files are told by a walk and removed paths are not known`;
  }
  return {
    worktree: worktree === 'true',
    shallow: shallow === 'true',
    prefix: prefix.replace(/\/$/, ''),
    revision: /^[0-9a-f]{40,64}$/.test(head) ? head : null,
  };
}

/** The full id of the commit that a revision names. Throws a `GitError` when there is none. */
export async function commitOf(root: string, revision: string, signal?: AbortSignal): Promise<string> {
  const { stdout, code } = await git(
    root,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    signal === undefined ? {} : { signal },
  );
  if (code !== 0) throw new GitError(`There is no commit "${revision}" in this copy of the repository`);
  return stdout.toString('utf8').trim();
}

/** The common ancestor of a revision and HEAD; the revision itself when there is none. Throws a `GitError` when there is no such commit. */
export async function mergeBase(root: string, revision: string): Promise<string> {
  const commit = await commitOf(root, revision);
  return (await forkOf(root, commit)) ?? commit;
}

/** The common ancestor of a commit and HEAD; `undefined` when this copy of the repository has none. */
export async function forkOf(root: string, commit: string): Promise<string | undefined> {
  const { stdout, code } = await git(root, ['merge-base', commit, 'HEAD']);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** A commit as a list of commits shows it. */
export interface Commit {
  readonly commit: string;
  /** Author date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly subject: string;
}

/** A revision and its first parents, the newest first, at most `count`. Throws a `GitError` when there is no such commit. */
export async function firstParents(root: string, revision: string, count: number): Promise<readonly Commit[]> {
  const from = await commitOf(root, revision);
  const log = await gitText(root, ['log', '--first-parent', `--max-count=${count}`, '--no-color', '-z', '--format=%H %as %s', from, '--']);
  return log.split('\0').flatMap(line => {
    const [, commit = '', date = '', subject = ''] = /^([0-9a-f]+) (\S+) ([^]*)$/.exec(line) ?? [];
    return commit === '' ? [] : [{ commit, date, subject }];
  });
}
