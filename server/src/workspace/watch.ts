import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { diskSource } from './disk.ts';

/** How often is looked, in milliseconds, and when it ends. */
export interface WatchOptions {
  readonly every: number;
  readonly signal: AbortSignal;
}

/**
 * Yields at once, and then after each change of a folder: a file that came, went or was written, or another commit. It looks again and
 * again and asks the system for no notices, which containers, network drives and large folders do not have; it rests four times as long as
 * a look took.
 */
export async function* changesIn(root: string, { every, signal }: WatchOptions): AsyncGenerator<void> {
  let before = await stateOf(root);
  let took = 0;
  yield;
  while (!signal.aborted) {
    await pause(Math.max(every, took * 4), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const begin = performance.now();
    const now = await stateOf(root);
    took = performance.now() - begin;
    if (!isSame(before, now)) yield;
    before = now;
  }
}

/** What tells that a file was written: its time, size and number. */
async function stateOf(root: string): Promise<ReadonlyMap<string, string>> {
  const source = await diskSource(root);
  const state = new Map([['', source.revision ?? '']]);
  const paths = [...(await source.list()).keys()];
  for (const [path, stamp] of await Promise.all(paths.map(async it => [it, await stampOf(join(source.root, it))] as const)))
    state.set(path, stamp);
  return state;
}

const stampOf = (file: string): Promise<string> =>
  lstat(file).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
    () => '',
  );

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  one.size === other.size && [...one].every(([path, stamp]) => other.get(path) === stamp);
