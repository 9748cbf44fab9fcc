import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { Status } from '../../server/src/protocol.ts';
import { repository } from '../../server/src/tools/repository.ts';
import { typed } from './multiply.ts';
import { percentile } from './numbers.ts';

/** What the language server costs in a generated workspace. */
export interface ServerCost {
  /** From the start of the process until everything is indexed and judged, in milliseconds. */
  readonly firstIndex: number;
  /** From the start of the process until the server has nothing more to tell: git's history is read and taken in. */
  readonly settled: number;
  /** Keystrokes in a claim: a service's name in a document. */
  readonly claim: Latency;
  /** Keystrokes in a fact: the service's name where it is defined, while the document that names it is open. */
  readonly fact: Latency;
  /** Most memory that the server held; 0 where the system does not say. */
  readonly peakMegabytes: number;
}

/** Milliseconds from sending a keystroke to receiving its diagnostics, over the pipe and back. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly keystrokes: number;
}

export async function measureServer(folder: string, keystrokes: number): Promise<ServerCost> {
  const child = spawn(process.execPath, [join(repository, 'dist', 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    return await converse(child, folder, keystrokes);
  } finally {
    child.kill();
  }
}

async function converse(child: ChildProcessByStdio<Writable, Readable, null>, folder: string, keystrokes: number): Promise<ServerCost> {
  const began = performance.now();
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Map<string, () => void>();
  let finished: (() => void) | undefined;
  connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => published.get(uri)?.());
  let lastTold = began;
  connection.onNotification('groundline/status', (status: Status) => {
    lastTold = performance.now();
    if (status.state === 'failed') throw new Error(status.text);
    if (status.state === 'ready') finished?.();
  });
  connection.listen();
  const ready = new Promise<void>(done => (finished = done));
  const root = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    capabilities: {},
    workspaceFolders: [{ uri: root, name: 'bench' }],
  });
  await connection.sendNotification('initialized', {});
  await within(120, ready, 'the first index');
  const firstIndex = performance.now() - began;
  while (performance.now() - lastTold < quiet) await pause(100);
  const settled = lastTold - began;

  const document = (path: keyof typeof typed) => ({ uri: `${root}/${path}`, text: typed[path] });
  const operations = document('OPERATIONS.md');
  for (const { uri, text } of [operations, document('compose.yaml')]) {
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
  }
  await pause(500);
  let version = 1;

  /** Types a letter behind the first `ledger-writer` of a document and takes it away again, and so on. */
  async function type(path: keyof typeof typed): Promise<Latency> {
    const { uri, text } = document(path);
    const before = text.slice(0, text.indexOf('ledger-writer') + 'ledger-writer'.length).split('\n');
    const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const times: number[] = [];
    for (let at = 0; at < keystrokes; at++) {
      const typing = at % 2 === 0;
      const answered = new Promise<void>(done => published.set(operations.uri, done));
      const change = { range: { start, end: { ...start, character: start.character + (typing ? 0 : 1) } }, text: typing ? 'x' : '' };
      const sent = performance.now();
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [change] });
      await within(10, answered, `diagnostics after a keystroke in ${path}`);
      times.push(performance.now() - sent);
      await pause(25); // faster than anybody types
    }
    return { p50: percentile(times, 50), p99: percentile(times, 99), keystrokes };
  }

  const claim = await type('OPERATIONS.md');
  const fact = await type('compose.yaml');
  const peakMegabytes = peakOf(child.pid ?? 0);
  connection.dispose();
  return { firstIndex, settled, claim, fact, peakMegabytes };
}

/** Milliseconds without a word after which the server has settled. */
const quiet = 3_000;

const pause = (milliseconds: number) => new Promise<void>(done => void setTimeout(done, milliseconds));

async function within(seconds: number, wanted: Promise<void>, what: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${seconds} s`)), seconds * 1_000);
  });
  await Promise.race([wanted, late]).finally(() => clearTimeout(timer));
}

function peakOf(pid: number): number {
  if (process.platform !== 'linux') return 0;
  return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}
