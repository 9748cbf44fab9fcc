import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { Unavailable } from './unavailable.ts';

/** The editor under test. Exact, because the workbench's markup, which UI tests read, changes between releases. */
const codeServer = '4.139.1';

/** The server runs on this Node, whatever runs the tests: it needs a newer one than the extension promises to support. */
const node = '24.21.0';

/** The web server of VS Code: a program, and the Node that runs it. */
export interface WebServer {
  readonly node: string;
  readonly program: string;
}

/**
 * The web server, installed first when the cache has none.
 *
 * It is no devDependency: 700 MB would come with every checkout, and most work never opens an editor.
 * The cache lies outside the repository and is named by version, so checkouts share it and an upgrade starts afresh.
 */
export function ensureWebServer(): WebServer {
  const folder = cacheFolder();
  if (!existsSync(completenessMark(folder))) install(folder);
  return {
    node: path.join(folder, 'node_modules', 'node', 'bin', 'node'),
    program: path.join(editorFolder(folder), 'out', 'server-main.js'),
  };
}

function cacheFolder(): string {
  const caches = process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  return path.join(caches, 'groundline-editor', codeServer);
}

/** Installs beside the final place and renames: whoever sees the folder sees all of it. Of two runs that race, the first wins. */
function install(folder: string): void {
  console.error(`Installing the web server of VS Code into ${folder} (once, about a minute)`);
  mkdirSync(path.dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.draft-`);
  try {
    fill(draft);
    writeFileSync(completenessMark(draft), '');
    if (existsSync(completenessMark(folder))) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** No install script runs except that of `node`, which fetches the binary: code-server's own would compile Kerberos. */
function fill(folder: string): void {
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  npmInstall(folder, `node@${node}`);
  npmInstall(folder, '--ignore-scripts', `code-server@${codeServer}`);
  npmInstall(editorFolder(folder), '--ignore-scripts', '--omit=dev');
  compileLogWriter(folder);
}

/** Output channels are files written by a native module. Where there is no compiler they stay empty, and all else works. */
function compileLogWriter(folder: string): void {
  const tools = [path.join(folder, 'node_modules', 'node', 'bin'), path.join(folder, 'node_modules', '.bin')];
  const PATH = [...tools, process.env['PATH']].join(path.delimiter); // built with the Node that will load them
  const { status } = npm(editorFolder(folder), { ...process.env, PATH }, 'rebuild', '@vscode/spdlog', '@vscode/native-watchdog');
  if (status !== 0) console.error('No working C++ compiler: output channels stay empty in the editor tests');
}

function npmInstall(folder: string, ...args: readonly string[]): void {
  const { status, error, stderr } = npm(folder, process.env, 'install', ...args);
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().split('\n')[0];
  throw new Unavailable(
    `Cannot install the web server of VS Code (npm install ${args.join(' ')}: ${reason}); set VSCODE_BIN to a desktop VS Code`,
  );
}

function npm(folder: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, env, encoding: 'utf8' });
}

function editorFolder(folder: string): string {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

function completenessMark(folder: string): string {
  return path.join(folder, '.complete');
}
