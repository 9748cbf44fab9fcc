import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WriteError } from './writeError.ts';

/**
 * Does some work while nobody else of this user on this machine writes in a folder: another writer waits, and then finds what was written
 * rather than writing over it. A lock whose process is gone is nobody's. Throws a {@link WriteError} when the other one does not end.
 */
export async function withWriteLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const name = createHash('sha256').update(`${userInfo().uid}\0${root}`).digest('hex').slice(0, 32);
  const lock = join(tmpdir(), `groundline-${name}.lock`);
  await acquire(lock, root);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** How often and how long a lock is waited for, in milliseconds. */
const pause = 50;
const patience = 5_000;

async function acquire(lock: string, root: string): Promise<void> {
  for (let waited = 0; ; waited += pause) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (owner > 0 && !isRunning(owner)) await rm(lock, { force: true });
    else if (waited >= patience) throw new WriteError(`another process is writing in ${root}; if none is, remove ${lock}`);
    else await setTimeout(pause);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
