import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 that this program runs briefly: code is optimised after eight times as much of it has run as usual. By default a check spends
 * a third of its processor time on optimising functions that it leaves soon afterwards. Source: V8's `flag-definitions.h`.
 */
export function expectShortRun(): void {
  setFlagsFromString('--interrupt-budget=1056000');
}
