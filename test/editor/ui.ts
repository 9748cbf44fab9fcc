/**
 * Entry: the tests of `ui/` against the packaged extension (VSIX, or the only dist/*.vsix) in the web editor.
 * A word as argument runs only the tests whose names contain it. The last line reads `N passed, N failed`.
 */
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBrowser } from './installation/programs.ts';
import { runEntry } from './installation/unavailable.ts';
import { ensureWebServer } from './installation/webServer.ts';
import { repository } from './repository.ts';
import { findVsix } from './server/vsix.ts';
import { Editors } from './ui/editors.ts';
import { runUiTest } from './ui/runUiTest.ts';
import type { UiTests } from './ui/uiTest.ts';

await runEntry(async () => {
  const tests = await findTests(process.argv[2] ?? '');
  const editors = await Editors.open(ensureBrowser(), ensureWebServer(), findVsix(path.join(repository, 'dist')));
  let failed = 0;
  for (const test of tests) {
    const start = Date.now();
    const error = await runUiTest(editors, test);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${error === undefined ? 'ok    ' : 'FAILED'} ${test.name} (${seconds} s)`);
    if (error === undefined) continue;
    failed++;
    console.log(error);
  }
  await editors.close();
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  return failed === 0 && tests.length > 0 ? 0 : 1; // nothing ran is no success
});

/** To add tests, put a `*.ui.ts` into `ui/` that exports `tests`. */
async function findTests(word: string): Promise<UiTests> {
  const folder = fileURLToPath(new URL('ui', import.meta.url));
  const files = readdirSync(folder)
    .filter(it => it.endsWith('.ui.ts'))
    .sort();
  const modules = await Promise.all(files.map((it): Promise<{ tests: UiTests }> => import(pathToFileURL(path.join(folder, it)).href)));
  return modules.flatMap(it => it.tests).filter(it => it.name.includes(word));
}
