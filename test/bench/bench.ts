/**
 * Entry: `npm run bench [-- FOLDER] [--sizes 1000,10000,100000] [--runs 5] [--keystrokes 400]`.
 * Checks the folder, then generated workspaces made of copies of its files; prints a table and writes `out/bench.json`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '../../server/src/tools/repository.ts';
import { type CheckCost, measureCheck } from './measureCheck.ts';
import { measureServer, type ServerCost } from './measureServer.ts';
import { multiply } from './multiply.ts';
import { measureRipgrep } from './ripgrep.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    runs: { type: 'string', default: '5' },
    keystrokes: { type: 'string', default: '400' },
  },
});
const folder = resolve(process.env['INIT_CWD'] ?? '', positionals[0] ?? repository);
const runs = Number(values.runs);

interface Row {
  readonly workspace: string;
  readonly files: number;
  readonly ripgrep: number | undefined;
  readonly check: CheckCost;
  readonly server?: ServerCost;
}

const rows: Row[] = [];
console.error(`check of ${folder}`);
rows.push({
  workspace: basename(folder),
  files: countFiles(folder),
  ripgrep: measureRipgrep(folder, runs),
  check: measureCheck(folder, runs),
});
for (const size of values.sizes
  .split(',')
  .map(Number)
  .filter(it => it > 0)) {
  console.error(`workspace of ${size} files`);
  const generated = multiply(folder, size);
  try {
    const few = size > 20_000 ? 1 : Math.min(runs, 3);
    const ripgrep = measureRipgrep(generated, few);
    const check = measureCheck(generated, few);
    rows.push({ workspace: 'generated', files: size, ripgrep, check, server: await measureServer(generated, Number(values.keystrokes)) });
  } finally {
    rmSync(generated, { recursive: true, force: true });
  }
}
print();
const machine = {
  cpu: cpus()[0]?.model,
  cores: availableParallelism(),
  memory: totalmem(),
  system: `${process.platform} ${release()}`,
  node: process.version,
};
mkdirSync(join(repository, 'out'), { recursive: true });
writeFileSync(join(repository, 'out', 'bench.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);

function print(): void {
  const header = [
    'workspace',
    'files',
    'ripgrep',
    'check',
    'cpu',
    'memory',
    'first index',
    'claim p50',
    'p99',
    'fact p50',
    'p99',
    'memory',
  ];
  const lines = rows.map(({ workspace, files, ripgrep, check, server }) => [
    workspace,
    String(files),
    time(ripgrep),
    time(check.milliseconds),
    time(check.processor),
    memory(check.peakMegabytes),
    ...[server?.firstIndex, server?.settled, server?.claim.p50, server?.claim.p99, server?.fact.p50, server?.fact.p99].map(time),
    memory(server?.peakMegabytes),
  ]);
  const widths = header.map((it, column) => Math.max(it.length, ...lines.map(line => line[column]?.length ?? 0)));
  console.log(
    ' '.repeat((widths[0] ?? 0) + 2) + 'from start to end of a process, then the language server: a keystroke to its diagnostics',
  );
  for (const line of [header, ...lines])
    console.log(line.map((it, column) => (column === 0 ? it.padEnd(widths[0] ?? 0) : it.padStart(widths[column] ?? 0))).join('  '));
}

function time(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '-';
  return milliseconds < 1_000 ? `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms` : `${(milliseconds / 1_000).toFixed(2)} s`;
}

function memory(megabytes: number | undefined): string {
  return megabytes === undefined ? '-' : `${megabytes.toFixed(0)} MB`;
}

function countFiles(root: string): number {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return (stdout ?? '').split('\0').length - 1;
}
