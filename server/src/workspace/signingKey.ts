import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { git } from './git.ts';

/** The file of the SSH key that git signs commits with; `undefined` where it signs with another kind, with none, or with one that lies in no file. */
export async function signingKey(root: string): Promise<string | undefined> {
  const [format, key] = await Promise.all([setting(root, '--get', 'gpg.format'), setting(root, '--type=path', '--get', 'user.signingKey')]);
  if (format !== 'ssh' || !isAbsolute(key)) return undefined;
  return access(key).then(
    () => key,
    () => undefined,
  );
}

async function setting(root: string, ...args: readonly string[]): Promise<string> {
  return (await git(root, ['config', ...args])).stdout.toString('utf8').trim();
}
