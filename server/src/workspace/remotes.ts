import { git } from './git.ts';

/** The addresses of a repository's remotes. */
export async function remotesOf(root: string): Promise<readonly string[]> {
  const { stdout } = await git(root, ['config', '--get-regexp', '--null', '^remote\\..*\\.url$']);
  return stdout
    .toString('utf8')
    .split('\0')
    .flatMap(it => it.split('\n').slice(1));
}

/** The branch that changes want into: the remote's own word for it, else a usual name that is there, else the branch that is checked out. */
export async function defaultBranch(root: string): Promise<string> {
  const format = '--format=%(refname) %(symref)';
  const { stdout } = await git(root, ['for-each-ref', format, 'refs/heads', 'refs/remotes/origin']);
  const lines = stdout.toString('utf8').trim().split('\n');
  const refs = new Map(lines.map(it => it.split(' ')).map(([name = '', target = '']) => [name, target]));
  const told = refs.get('refs/remotes/origin/HEAD')?.replace('refs/remotes/origin/', '');
  if (told !== undefined && told !== '') return told;
  const usual = ['main', 'master'].find(it => refs.has(`refs/remotes/origin/${it}`) || refs.has(`refs/heads/${it}`));
  if (usual !== undefined) return usual;
  const head = await git(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return head.stdout.toString('utf8').trim() || 'main';
}
