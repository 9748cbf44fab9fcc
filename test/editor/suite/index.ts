import { readdirSync } from 'node:fs';
import * as path from 'node:path';

/**
 * What the extension host calls: runs every compiled suite beside this file with mocha and rejects when a test fails.
 * To add a suite, put a `*.test.ts` with mocha's `describe` and `it` into this folder; it may import `vscode`.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha'); // an ES module, which bundled CommonJS can only import so
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: true, forbidOnly: process.env['CI'] !== undefined });
  for (const file of readdirSync(__dirname)
    .filter(it => it.endsWith('.test.cjs'))
    .sort())
    mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} in-host tests failed`);
}
