import { spawnSync } from 'node:child_process';
import type { WebServer } from '../installation/webServer.ts';
import { type ProcessGroup, startGroup } from './processGroup.ts';
import type { Profile } from './profile.ts';

/** A running web server of VS Code. */
export interface EditorServer {
  readonly port: number;
  /** Whether it still listens: one that nobody asks for five minutes ends by itself. */
  isRunning(): boolean;
  /** All that the server has printed: the first thing to read when a page stays empty. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** `trusted`: every folder is trusted and no question is asked. `asking`: folders start untrusted, as for a real user. */
  readonly trust: 'trusted' | 'asking';
  /** Lets a page run a suite in the extension host, and hides notifications: wanted by the in-host suite, unwanted by UI tests. */
  readonly testDriver: boolean;
}

/** Starts the server on a free port and comes back when it listens. */
export async function startServer(editor: WebServer, profile: Profile, options: ServerOptions): Promise<EditorServer> {
  const group = startGroup(editor.node, [editor.program, ...serverArguments(profile, options)], offline());
  let log = '';
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const port = await listening(group, () => log);
  const isRunning = (): boolean => group.child.exitCode === null && group.child.signalCode === null;
  return { port, isRunning, log: () => log, stop: () => group.end() };
}

/** Installs a packaged extension into the profile, as a user would with "Install from VSIX". */
export function installExtension(editor: WebServer, profile: Profile, vsix: string): void {
  const args = [editor.program, '--accept-server-license-terms', ...profileArguments(profile), '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(editor.node, args, { env: offline(), encoding: 'utf8' });
  if (status !== 0) throw new Error(`Cannot install ${vsix}: code ${status}\n${stdout}${stderr}`);
}

function serverArguments(profile: Profile, { trust, testDriver }: ServerOptions): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--disable-telemetry', '--telemetry-level', 'off'],
    '--enable-remote-auto-shutdown', // should the tests be killed, the server ends by itself
    ...profileArguments(profile),
    ...(trust === 'trusted' ? ['--disable-workspace-trust'] : []),
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

function profileArguments({ userData, extensions }: Profile): readonly string[] {
  return ['--user-data-dir', userData, '--extensions-dir', extensions, '--server-data-dir', userData];
}

/** No marketplace: tests must not depend on it, and look-ups that fail would fill the log. */
function offline(): NodeJS.ProcessEnv {
  return { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

function listening(group: ProcessGroup, log: () => string): Promise<number> {
  const limit = 30_000;
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new Error(`The web server of VS Code ${reason}:\n${log()}`));
    const timer = setTimeout(() => {
      fail(`does not listen after ${limit / 1000} s`);
      void group.end();
    }, limit);
    group.child.once('error', error => fail(error.message));
    group.child.once('exit', code => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
    group.child.stdout.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(log())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}
