/**
 * Entry: bundles every test that needs no editor into `out/tests`, where what they share is one chunk. Two dozen processes that
 * load the sources through a compiler of their own spend more time on that than on testing.
 */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../server/src/tools/repository.ts';
import { bundledTests, testFiles } from './testFiles.ts';

rmSync(bundledTests, { recursive: true, force: true }); // a test that was deleted must not run on
await build({
  entryPoints: testFiles().map(it => `test/${it}`),
  absWorkingDir: repository,
  outdir: bundledTests,
  outbase: 'test',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
});
symlinkSync(join(repository, 'server', 'src', 'rules'), join(bundledTests, 'rules'), 'junction');
