import { readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { Unavailable } from './installation/unavailable.ts';

/**
 * Compiles the in-host suites of `source` into `target`, one `.cjs` file each, and returns the index that runs them.
 * The extension host loads CommonJS, and it brings `vscode`; mocha stays outside so that suites share one instance.
 */
export async function bundleSuites(source: string, target: string): Promise<string> {
  const suites = readdirSync(source).filter(it => it.endsWith('.test.ts'));
  if (suites.length === 0) throw new Unavailable(`No *.test.ts in ${source}`);
  rmSync(target, { recursive: true, force: true }); // a suite that was deleted must not run on
  await build({
    entryPoints: ['index.ts', ...suites].map(it => path.join(source, it)),
    outdir: target,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(target, 'index.cjs');
}
