import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 that this program runs briefly: code is optimised after eight times as much of it has run as usual. By default a check spends
 * a third of its processor time on optimising functions that it leaves soon afterwards. The flag is counted in another unit, and so
 * named otherwise, from V8 12 (Node 22) on. Source: V8's `flag-definitions.h`.
 */
export function expectShortRun(v8 = process.versions.v8): void {
  setFlagsFromString(Number.parseInt(v8, 10) < 12 ? '--interrupt-budget=1056000' : '--invocation-count-for-turbofan=24000');
}
