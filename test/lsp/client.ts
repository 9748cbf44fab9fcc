import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { bundledProgram } from '../bundledProgram.ts';
import type { InitializationOptions, Status } from '../../server/src/protocol.ts';

/** A folder on disk that a test made; gone when the test ends. */
export class TestFolder {
  readonly root: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-lsp-')));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  uri(path = ''): string {
    return pathToFileURL(join(this.root, path)).href.replace(/\/$/, '');
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export interface ClientOptions {
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  /** The program run as the server; the real one when left out. */
  readonly program?: string;
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A client of the real server, which runs as a process of its own and is talked to over its standard input and output. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly statuses: Status[] = [];
  /** Every set of diagnostics that was published, in order. */
  readonly published: { readonly uri: string; readonly version?: number; readonly diagnostics: readonly Diagnostic[] }[] = [];
  readonly #server: ChildProcess;
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly #watchers: (() => void)[] = [];
  readonly log: string[] = [];

  private constructor(server: ChildProcess, connection: ProtocolConnection, initialized: InitializeResult) {
    this.#server = server;
    this.connection = connection;
    this.initialized = initialized;
  }

  static async start({
    folders,
    capabilities = everything,
    initializationOptions,
    program = 'server/src/main.ts',
    environment = {},
  }: ClientOptions): Promise<TestClient> {
    const server = spawn(process.execPath, [bundledProgram(program, { name: 'server.js', keepsFacts: false }), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const early: { client?: TestClient; before: (() => void)[] } = { before: [] };
    const listen = <P>(method: string, handle: (client: TestClient, params: P) => void): void => {
      connection.onNotification(method, (params: P) => {
        if (early.client === undefined) early.before.push(() => early.client && handle(early.client, params));
        else handle(early.client, params);
      });
    };
    listen<{ uri: string; diagnostics: Diagnostic[] }>('textDocument/publishDiagnostics', (client, params) => client.#receive(params));
    listen<Status>('groundline/status', (client, status) => {
      client.statuses.push(status);
      client.#changed();
    });
    listen<{ message: string }>('window/logMessage', (client, { message }) => void client.log.push(message));
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map(uri => ({ uri, name: uri })),
      capabilities,
      initializationOptions,
    });
    const client = new TestClient(server, connection, initialized);
    early.client = client;
    for (const handle of early.before) handle();
    return client;
  }

  /** Ends the handshake: the server begins to read. */
  async begin(): Promise<void> {
    await this.connection.sendNotification('initialized', {});
  }

  diagnostics(uri: string): readonly Diagnostic[] {
    return this.#diagnostics.get(uri) ?? [];
  }

  messages(uri: string): readonly string[] {
    return this.diagnostics(uri).map(it => String(it.message));
  }

  all(): ReadonlyMap<string, readonly Diagnostic[]> {
    return this.#diagnostics;
  }

  /** Waits until something holds, looking again whenever the server says something. */
  async until(what: string, holds: () => boolean, milliseconds = 10_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`${what}: not within ${milliseconds} ms\n${this.#said()}`);
      await new Promise<void>(resolve => {
        this.#watchers.push(resolve);
        setTimeout(resolve, 100);
      });
    }
  }

  /** Waits until the server has read everything and says so. */
  async ready(): Promise<void> {
    await this.until('ready', () => ['ready', 'restricted', 'paused'].includes(this.statuses.at(-1)?.state ?? ''));
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces the whole text of an open document. */
  async edit(uri: string, version: number, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Tells of a file event: 1 created, 2 changed, 3 deleted. */
  async changed(...changes: readonly { uri: string; type: 1 | 2 | 3 }[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise<void>(resolve => this.#server.once('exit', () => resolve()));
    if (this.#server.exitCode === null) {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
      await ended;
    }
    this.connection.dispose();
  }

  #receive(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): void {
    this.published.push(params);
    if (params.diagnostics.length === 0) this.#diagnostics.delete(params.uri);
    else this.#diagnostics.set(params.uri, params.diagnostics);
    this.#changed();
  }

  #changed(): void {
    for (const wake of this.#watchers.splice(0)) wake();
  }

  #said(): string {
    const shown = [...this.#diagnostics].flatMap(([uri, list]) => list.map(it => `  ${uri}:${it.range.start.line + 1} ${it.message}`));
    return [`status: ${JSON.stringify(this.statuses.at(-1))}`, 'diagnostics:', ...shown, 'log:', ...this.log].join('\n');
  }
}

/** What a modern editor says that it can do. */
export const everything: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
    fileOperations: { willRename: true, didRename: true },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true, dataSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } }, isPreferredSupport: true },
    hover: { contentFormat: ['markdown'] },
  },
};
