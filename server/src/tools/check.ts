import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { repository } from './repository.ts';

/**
 * `npm run check -- FOLDER` checks a folder; without one it shows what a check is like on the sample workspace, where the
 * findings are the point and no failure.
 */
const [folder, ...options] = process.argv.slice(2);
const started = process.env['INIT_CWD'] ?? process.cwd(); // npm runs scripts in the package's folder, wherever it was called
if (folder === undefined) {
  const status = check(join(repository, 'samples', 'storefront'));
  console.log('\nThat was samples/storefront, a small workspace whose documents have drifted from its code.');
  console.log('Check your own:  npm run check -- FOLDER');
  process.exitCode = status === 1 ? 0 : status;
} else {
  process.exitCode = check(resolve(started, folder), ...options);
}

function check(root: string, ...options: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [join(repository, 'dist', 'cli.js'), 'check', '--root', root, ...options], {
    stdio: 'inherit',
  });
  return status ?? 3;
}
