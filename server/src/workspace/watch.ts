import { setTimeout as pause } from 'node:timers/promises';
import { folderState, isSameState } from './folderState.ts';

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
  let before = await folderState(root);
  let took = 0;
  yield;
  while (!signal.aborted) {
    await pause(Math.max(every, took * 4), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const begin = performance.now();
    const now = await folderState(root);
    took = performance.now() - begin;
    if (!isSameState(before, now)) yield;
    before = now;
  }
}
