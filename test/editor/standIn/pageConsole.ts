import { format } from 'node:util';

/** Talk of the workbench about itself, the same in every run; everything else is the suite's. EDITOR_VERBOSE shows all. */
const workbenchTalk = new RegExp(
  `^(${[
    String.raw`\[(AgentHost|AccountPolicy|ChatModel|Service Worker|reconnection-grace|remote-connection|perf)`,
    '(Resolving|Resolved) connection token',
    'Creating a socket',
    'Creation of workbench',
    'Ignoring fetching',
    'No search provider registered',
    'Timed out waiting for authentication',
    'Updating additional',
    '.*(ERR_NAME_NOT_RESOLVED|ENOTFOUND)',
    '.*(Could not locate the bindings file|build/Release/watchdog)', // the server's native parts, where none were compiled
  ].join('|')})`,
);

const verbose = process.env['EDITOR_VERBOSE'] !== undefined;

/** Prints one entry of the page's console, the extension host's included, as the desktop program would. */
export function printPageConsole(type: string, args: readonly unknown[]): void {
  const entry = format(...args);
  if (workbenchTalk.test(entry) && !verbose) return;
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  stream.write(`${entry}\n`);
}
