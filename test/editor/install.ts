/**
 * Entry: brings everything that the editor tests need onto this machine, so that a CI job can cache it in a step of its own.
 * The tests install what is missing themselves; with VSCODE_BIN set the in-host suite needs none of it.
 */
import { desktopEditor, ensureBrowser, ensureNeovim } from './installation/programs.ts';
import { runEntry } from './installation/unavailable.ts';
import { ensureWebServer } from './installation/webServer.ts';

await runEntry(async () => {
  const desktop = desktopEditor();
  if (desktop !== undefined) {
    console.log(`Desktop VS Code ${desktop} (VSCODE_BIN): nothing to install`);
    return 0;
  }
  console.log(`browser  ${ensureBrowser()}`);
  console.log(`neovim   ${ensureNeovim()}`);
  console.log(`editor   ${ensureWebServer().program}`);
  return 0;
});
