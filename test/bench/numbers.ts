export const median = (numbers: readonly number[]): number => percentile(numbers, 50);

/** The nearest-rank percentile; not a number when there are none. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
