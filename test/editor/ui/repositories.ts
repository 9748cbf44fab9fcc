import { execFileSync } from 'node:child_process';

/** Makes a folder a repository whose settings say that Ben is at work. */
export function asBen(folder: string): void {
  git(folder, 'init', '-q');
  for (const [key, value] of Object.entries({ 'user.name': 'Ben', 'user.email': 'ben@example.org', 'commit.gpgSign': 'false' }))
    git(folder, 'config', key, value);
}

/** Commits the folder as it is. */
export function commitAll(folder: string, message: string): void {
  git(folder, 'add', '.');
  git(folder, 'commit', '-q', '-m', message);
}

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: folder });
}
