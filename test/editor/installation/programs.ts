import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import * as path from 'node:path';
import { Unavailable } from './unavailable.ts';

/** The browser that shows the workbench: `CHROMIUM`, else one on PATH, else Debian's package. */
export function ensureBrowser(): string {
  return ensureProgram('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], 'chromium');
}

/** A second client of the language server, so that "works in any LSP editor" is tested and not believed. */
export function ensureNeovim(): string {
  return ensureProgram('NEOVIM', ['nvim'], 'neovim');
}

/** The desktop VS Code that `VSCODE_BIN` names, if it names one. */
export function desktopEditor(): string | undefined {
  return namedProgram('VSCODE_BIN');
}

function ensureProgram(variable: string, names: readonly string[], debianPackage: string): string {
  const present = namedProgram(variable) ?? findProgram(names);
  if (present !== undefined) return present;
  installPackage(debianPackage, variable);
  const installed = findProgram(names);
  if (installed === undefined) throw new Unavailable(`The package ${debianPackage} brought no ${names.join(' or ')}; set ${variable}`);
  return installed;
}

function namedProgram(variable: string): string | undefined {
  const named = process.env[variable];
  if (named === undefined || isExecutable(named)) return named;
  throw new Unavailable(`${variable} names ${named}, which is not an executable file`);
}

/** The first of `names` that is an executable file in a folder of PATH. */
function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(it => it !== '');
  return names.flatMap(name => folders.map(folder => path.join(folder, name))).find(isExecutable);
}

function installPackage(debianPackage: string, variable: string): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || findProgram(['apt-get']) === undefined) {
    throw new Unavailable(`No ${debianPackage} on this machine: install it, or set ${variable} to its executable`);
  }
  console.error(`Installing Debian's ${debianPackage}`);
  aptGet('update', '-qq');
  aptGet('install', '-qq', '--yes', '--no-install-recommends', debianPackage);
}

function aptGet(...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Unavailable(`apt-get ${args.join(' ')} failed: ${lastLine(stderr) ?? lastLine(stdout) ?? `code ${status}`}`);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1) || undefined;
}
