/**
 * Entry: the built server in Neovim, a client that shares no code with VS Code. Ends with `N passed, N failed`.
 * The program is `NEOVIM`, else `nvim` on PATH, else Debian's package.
 */
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { bookshop } from '../lsp/bookshop.ts';
import { ensureNeovim } from './installation/programs.ts';
import { runEntry } from './installation/unavailable.ts';
import { repository } from './repository.ts';
import { writeWorkspace } from './workspaces.ts';

await runEntry(async () => {
  const script = path.join(repository, 'test', 'lsp', 'neovim.lua');
  const { status, stdout, stderr } = spawnSync(ensureNeovim(), ['--headless', '--clean', '-n', '-c', `luafile ${script}`], {
    cwd: writeWorkspace(bookshop),
    env: { ...process.env, GROUNDLINE_NODE: process.execPath, GROUNDLINE_SERVER: path.join(repository, 'dist', 'server.js') },
    encoding: 'utf8',
    timeout: 60_000,
  });
  process.stderr.write(stderr);
  console.log(stdout.trim());
  return status ?? 1;
});
