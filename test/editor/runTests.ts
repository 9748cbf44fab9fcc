/**
 * Entry: the suites of `suite/` inside a real extension host, with the extension as it lies in the repository.
 * VSCODE_BIN runs them in that desktop VS Code; otherwise a stand-in shows the web editor in a headless browser.
 */
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundleSuites } from './bundle.ts';
import { desktopEditor } from './installation/programs.ts';
import { runEntry } from './installation/unavailable.ts';
import { repository } from './repository.ts';
import { profileIn } from './server/profile.ts';
import { temporaryFolder } from './server/temporaryFolder.ts';
import { sampleWorkspace } from './workspaces.ts';

await runEntry(async () => {
  const source = fileURLToPath(new URL('suite', import.meta.url));
  const index = await bundleSuites(source, path.join(repository, 'out', 'test', 'editor', 'suite'));
  const profile = profileIn(temporaryFolder('profile'));
  try {
    return await runTests({
      vscodeExecutablePath: desktopEditor() ?? fileURLToPath(new URL('standIn/code', import.meta.url)),
      extensionDevelopmentPath: repository,
      extensionTestsPath: index,
      launchArgs: [
        sampleWorkspace(),
        '--disable-extensions',
        `--user-data-dir=${profile.userData}`,
        `--extensions-dir=${profile.extensions}`,
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1; // the suite has said why
    throw error;
  }
});
