/** Entry: the gate's tests with the command line as npm packs it, each command a process of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundledTests } from '../testFiles.ts';
import { Packed } from './packed.ts';

using packed = new Packed();
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', join(bundledTests, 'cli', 'gate.test.js')], {
  env: { ...process.env, GROUNDLINE_PROGRAM: packed.program },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
