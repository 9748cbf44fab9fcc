import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type GitOptions, git } from './git.ts';

/**
 * Where what is about to be committed is staged: a hook of `git commit --all` or `git commit FILE` is told of an index of its own
 * by GIT_INDEX_FILE, which counts where it lies in the git folder of this very repository.
 */
export async function hookIndex(root: string): Promise<Pick<GitOptions, 'index'>> {
  const named = process.env['GIT_INDEX_FILE'];
  if (named === undefined || named === '') return {};
  const { stdout, code } = await git(root, ['rev-parse', '--absolute-git-dir']);
  const folder = await realpath(dirname(resolve(named))).catch(() => undefined);
  if (code !== 0 || folder === undefined || folder !== (await realpath(stdout.toString('utf8').trim()))) return {};
  return { index: join(folder, basename(named)) };
}
