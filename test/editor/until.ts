import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for what `probe` finds, however long that takes within `patience` milliseconds.
 * Used in place of sleeping: an editor promises effects, never moments.
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  patience = 15_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (isFound(found)) return found;
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s in vain for ${what}`);
    await pause(50);
  }
}

function isFound<T>(value: T): value is Exclude<T, undefined | null | false> {
  return value !== undefined && value !== null && value !== false;
}
