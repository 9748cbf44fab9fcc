/**
 * Entry: `npm test`. Runs everything and ends with one line, `N passed, N failed`, summed over all of it; any failure ends
 * with 1. With `--fast` nothing runs that needs an editor or starts programs. A run that cannot be had (no editor, no browser) is a failure.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { repository } from '../server/src/tools/repository.ts';
import { bundledTestFiles } from './testFiles.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

interface Run {
  readonly name: string;
  readonly command: readonly string[];
  /** Reads the numbers out of what it printed; a run without this counts as one test, passed when it ends with 0. */
  readonly count?: (output: string) => Outcome | undefined;
}

const tsx = [process.execPath, '--import', 'tsx'];
// Node would leave one core free, which of two is half the time.
const testRunner = [
  process.execPath,
  '--enable-source-maps',
  '--test',
  `--test-concurrency=${availableParallelism()}`,
  '--test-reporter=tap',
];
const bin = (name: string) => [process.execPath, join(repository, 'node_modules', name)];

const fast: readonly Run[] = [
  { name: 'types', command: [...bin('typescript/bin/tsc'), '-p', '.'] },
  { name: 'lint', command: [...bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off'] },
  { name: 'generated files are fresh', command: [...tsx, 'server/src/tools/generate.ts', '--check'] },
  { name: 'build', command: [...tsx, 'server/src/tools/build.ts'] },
  { name: 'tests are bundled', command: [...tsx, 'test/bundleTests.ts'] },
  { name: 'tests in memory', command: [...testRunner, ...bundledTestFiles('in-memory')], count: countTap },
  { name: 'groundline on itself', command: [process.execPath, 'dist/cli.js', 'check', '--fail-on', 'warning'] },
];

const slow: readonly Run[] = [
  { name: 'tests with programs', command: [...testRunner, ...bundledTestFiles('with-programs')], count: countTap },
  { name: 'the gate with the packed command line', command: [...tsx, 'test/cli/packedGate.ts'], count: countTap },
  { name: 'the GitHub action and the package from their sources', command: [...tsx, 'test/ci/wholeAction.ts'] },
  { name: 'package', command: [...tsx, 'server/src/tools/package.ts'] },
  { name: 'Neovim', command: [...tsx, 'test/editor/neovim.ts'], count: countClosingLine },
  { name: 'inside VS Code', command: [...tsx, 'test/editor/runTests.ts'], count: countMocha },
  { name: 'the packaged extension in VS Code', command: [...tsx, 'test/editor/ui.ts'], count: countClosingLine },
];

const outcomes: Outcome[] = [];
for (const run of process.argv.includes('--fast') ? fast : [...fast, ...slow]) outcomes.push(await perform(run));
const sum = (key: keyof Outcome) => outcomes.reduce((total, it) => total + it[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;

/** Runs one command, showing what it prints. What ends badly without having counted a failure counts as one. */
async function perform({ name, command: [program = '', ...args], count }: Run): Promise<Outcome> {
  const began = performance.now();
  console.log(`\n--- ${name}`);
  const child = spawn(program, args, { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = ''; // what goes to the error stream may end in the middle of a line
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (count !== countTap) process.stdout.write(text);
  });
  const code = await new Promise<number>(done => child.once('error', error => console.error(error)).once('close', it => done(it ?? 1)));
  const counted = count?.(output);
  if (count === countTap) printFailures(output);
  const outcome = settle(code, count === undefined ? undefined : (counted ?? { passed: 0, failed: 0 }));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`--- ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
  return outcome;
}

function settle(code: number, counted: Outcome | undefined): Outcome {
  if (counted === undefined) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) return { ...counted, failed: 1 }; // ended badly, or ran nothing
  return counted;
}

/** The totals at the end of a TAP stream; a cancelled test is a failed one. */
function countTap(output: string): Outcome | undefined {
  const last = (word: string) => Number([...output.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? Number.NaN);
  const outcome = { passed: last('pass'), failed: last('fail') + last('cancelled') };
  return Number.isNaN(outcome.passed + outcome.failed) ? undefined : outcome;
}

/** Every innermost failed test of a TAP stream: the names it stands under, and its error. */
function printFailures(output: string): void {
  const lines = output.split('\n');
  const names: string[] = [];
  for (const [at, line] of lines.entries()) {
    const begun = /^( *)# Subtest: (.*)/.exec(line);
    if (begun !== null) names.splice((begun[1]?.length ?? 0) / 4, names.length, begun[2] ?? '');
    const failed = /^( *)not ok \d+ - /.exec(line);
    if (failed === null) continue;
    const end = lines.findIndex((it, index) => index > at && it.trimEnd() === `${failed[1]}  ...`);
    const details = lines.slice(at + 2, end).map(it => it.slice(failed[1]?.length));
    if (details.some(it => it.includes("failureType: 'subtestsFailed'"))) continue;
    console.log([`FAILED ${names.slice(0, (failed[1]?.length ?? 0) / 4 + 1).join(' › ')}`, ...details.slice(0, 60)].join('\n'));
  }
}

/** `N passed, N failed`, as the editor runs close. */
function countClosingLine(output: string): Outcome | undefined {
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}

/** `N passing` and `N failing`, as mocha closes. */
function countMocha(output: string): Outcome | undefined {
  const number = (word: string) => [...output.matchAll(new RegExp(`^\\s*(?:\\u001b\\[[\\d;]*m\\s*)*(\\d+) ${word}`, 'gm'))].at(-1)?.[1];
  const passed = number('passing');
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(number('failing') ?? 0) };
}
