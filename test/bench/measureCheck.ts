import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../../server/src/tools/repository.ts';
import { median } from './numbers.ts';

/** What a check of a folder costs, as a new process each time. */
export interface CheckCost {
  /** Wall clock from start to end of the process, in milliseconds: the median of the runs. */
  readonly milliseconds: number;
  /** Processor time of that process, which other load on the machine changes less: the median, in milliseconds. */
  readonly processor: number;
  readonly peakMegabytes: number;
  readonly findings: number;
  /** What the report's `stats` say of the last run. */
  readonly stats: unknown;
}

export function measureCheck(folder: string, runs: number): CheckCost {
  const times: number[] = [];
  const processor: number[] = [];
  let peak = 0;
  let last: Report = { findings: [] };
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const { status, stdout, stderr, output } = spawnSync(
      process.execPath,
      [
        '--require',
        join(repository, 'test', 'bench', 'usage.cjs'),
        join(repository, 'dist', 'cli.js'),
        'check',
        '--root',
        folder,
        '--format',
        'json',
        '--stats',
      ],
      { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    );
    times.push(performance.now() - began);
    if (status !== 0 && status !== 1) throw new Error(`check ended with ${status}: ${stderr}`);
    const usage = JSON.parse(output[3] ?? '') as NodeJS.ResourceUsage;
    peak = Math.max(peak, usage.maxRSS / 1024);
    processor.push((usage.userCPUTime + usage.systemCPUTime) / 1000);
    last = JSON.parse(stdout) as Report;
  }
  return {
    milliseconds: median(times),
    processor: median(processor),
    peakMegabytes: peak,
    findings: last.findings.length,
    stats: last.stats,
  };
}

interface Report {
  readonly findings: readonly unknown[];
  readonly stats?: unknown;
}
