import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bounds a folder of caches: drops what was not used for long, and the longest unused of what is too much, but never `kept`. */
export async function dropOldCaches(folder: string, kept: string, limits: CacheLimits = usualLimits): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async name => {
      const file = join(folder, name);
      const stats = await stat(file).catch(() => undefined);
      return { file, size: stats?.size ?? 0, used: stats?.mtimeMs ?? 0 };
    }),
  );
  const oldest = Date.now() - limits.days * 24 * 60 * 60 * 1000;
  let total = 0;
  for (const { file, size, used } of files.sort((a, b) => (a.file === kept ? -1 : b.file === kept ? 1 : b.used - a.used))) {
    total += size;
    if (file !== kept && (used < oldest || total > limits.bytes)) await rm(file, { force: true });
  }
}

interface CacheLimits {
  /** Unused ones are kept for so long. */
  readonly days: number;
  /** Of all files together. */
  readonly bytes: number;
}

const usualLimits: CacheLimits = { days: 30, bytes: 512 * 1024 * 1024 };
