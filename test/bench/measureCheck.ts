import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../../server/src/tools/repository.ts';
import { median } from './numbers.ts';

/** What a check of a folder costs, as a new process each time. */
export interface CheckCost {
  /** Wall clock from start to end of the process, in milliseconds: the median of the runs. */
  readonly milliseconds: number;
  readonly peakMegabytes: number;
  readonly findings: number;
  /** What the report's `stats` say of the last run. */
  readonly stats: unknown;
}

export function measureCheck(folder: string, runs: number): CheckCost {
  const times: number[] = [];
  let peak = 0;
  let last: Report = { findings: [] };
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const { status, stdout, stderr, output } = spawnSync(
      process.execPath,
      ['--require', join(repository, 'test', 'bench', 'peakMemory.cjs'), join(repository, 'dist', 'cli.js'), 'check', '--root', folder, '--format', 'json', '--stats'],
      { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    );
    times.push(performance.now() - began);
    if (status !== 0 && status !== 1) throw new Error(`check ended with ${status}: ${stderr}`);
    peak = Math.max(peak, Number(output[3]) / 1024);
    last = JSON.parse(stdout) as Report;
  }
  return { milliseconds: median(times), peakMegabytes: peak, findings: last.findings.length, stats: last.stats };
}

interface Report {
  readonly findings: readonly unknown[];
  readonly stats?: unknown;
}
