import { lstatSync } from 'node:fs';

/**
 * What a disk says of a file, which is another after every change of it: times, size and number. The time of the last change is
 * set by no program. `undefined` for what is no plain file, and for one that changed just now, which could change once more
 * within the same tick of the file system's clock; `now` is in milliseconds. Source: git's `Documentation/technical/racy-git.txt`.
 */
export function fileStamp(file: string, now = Date.now()): string | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile() || now - Math.max(stats.ctimeMs, stats.mtimeMs) < longestTick) return undefined;
  return `${stats.ctimeMs} ${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

/** Of a FAT file system, in milliseconds. */
const longestTick = 2000;
