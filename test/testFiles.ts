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

/** Those of them, as they were bundled, that need nothing but memory; and those that start programs or make repositories, which take most of the time. */
export const bundledTestFiles = (which: 'in-memory' | 'with-programs'): readonly string[] =>
  testFiles()
    .filter(it => startsPrograms.test(it) === (which === 'with-programs'))
    .map(it => join(bundledTests, it.replace(/\.ts$/, '.js')));

const startsPrograms = /^(?:cli|lsp|ci|workspace)\//;
