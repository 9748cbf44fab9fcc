import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { threadId } from 'node:worker_threads';
import { cacheFolder } from '../workspace/cacheFolder.ts';
import { dropOldCaches } from '../workspace/cacheSize.ts';

/**
 * Runs a bundle as `require` would, from the code that V8 made of it in an earlier run of the same command, kept in the user's
 * cache folder: compiling it anew takes a third of a short run. V8 refuses code of another version, under other flags or damaged.
 * `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as it does Node's own compile cache.
 * `filename` is what the bundle takes for its own file.
 */
export async function runCompiled(bundle: string, filename: string): Promise<void> {
  const kept = await keptCode(bundle);
  const cachedData = kept === undefined ? undefined : readOrNothing(kept);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'utf8')}\n})`, {
    filename: bundle,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...globals: readonly unknown[]) => void;
  run(module.exports, createRequire(bundle), module, filename, dirname(bundle));
  if (kept === undefined || (cachedData !== undefined && script.cachedDataRejected !== true)) return;
  process.once('beforeExit', () => void keep(script, kept));
}

/** Where the code of a bundle is kept for a command; `undefined` where nothing is to be kept. */
async function keptCode(bundle: string): Promise<string | undefined> {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] === '1') return undefined;
  const folder = await cacheFolder(process.cwd());
  if (folder === undefined) return undefined;
  const { size, mtimeMs } = statSync(bundle);
  const name = [bundle, size, mtimeMs, process.version, process.argv[2]].join('\n');
  return join(folder, 'code', createHash('sha256').update(name).digest('hex').slice(0, 24));
}

function readOrNothing(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Keeps what was compiled by now, functions that ran included. A run that failed tells nothing of the next ones. */
async function keep(script: Script, file: string): Promise<void> {
  if (Number(process.exitCode ?? 0) > 1) return;
  try {
    const staged = `${file}.${process.pid}.${threadId}.tmp`;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(staged, script.createCachedData(), { mode: 0o600 });
    await rename(staged, file);
    await dropOldCaches(dirname(file), file);
  } catch {
    // The next run compiles again.
  }
}
