import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../server/src/tools/repository.ts';

/** Where `bundleTests.ts` puts the tests that need no editor. */
export const bundledTests = join(repository, 'out', 'tests');

/** The tests that need no editor, below `test/`. */
export function testFiles(): readonly string[] {
  return readdirSync(join(repository, 'test'), { recursive: true, encoding: 'utf8' })
    .map(it => it.replaceAll('\\', '/'))
    .filter(it => it.endsWith('.test.ts') && !it.startsWith('editor/') && !it.startsWith('bench/'))
    .sort();
}

/** The same as they were bundled. */
export const bundledTestFiles = (): readonly string[] => testFiles().map(it => join(bundledTests, it.replace(/\.ts$/, '.js')));
