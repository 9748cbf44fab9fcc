import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, State, TransportKind } from 'vscode-languageclient/node';
import type { ClientNotifications, InitializationOptions, Requests, ServerNotifications, Status } from '../../server/src/protocol.ts';
import { findingAt } from './shownFinding.ts';
import { rulePageScheme, rulePages } from './rulePages.ts';

/** What the server says of itself, or what is seen from here while there is none to ask. */
export type ShownStatus = Omit<Status, 'state'> & { readonly state: Status['state'] | 'starting' | 'stopped' };

/** Under this key the workspace remembers that checking is paused. */
export const pausedKey = 'groundline.paused';

/** The language server, a process of its own: started, restarted, asked and listened to. */
export class Server implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #output: vscode.LogOutputChannel;
  readonly #statusChanged = new vscode.EventEmitter<ShownStatus>();
  readonly #treeChanged = new vscode.EventEmitter<ServerNotifications['groundline/treeChanged']['views']>();
  readonly #trust: vscode.Disposable;
  #client: LanguageClient | undefined;
  #status = starting;

  readonly onDidChangeStatus = this.#statusChanged.event;
  /** Fires with the views whose rows may have changed. */
  readonly onDidChangeTree = this.#treeChanged.event;

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
    this.#context = context;
    this.#output = output;
    this.#trust = vscode.workspace.onDidGrantWorkspaceTrust(() => this.#notify('groundline/trustGranted', null));
  }

  get status(): ShownStatus {
    return this.#status;
  }

  /** Starts the process; one that does not start leaves the status `stopped`, and its reason in the output. */
  async start(): Promise<void> {
    this.#show(starting);
    const client = new LanguageClient('groundline', 'Groundline', this.#program(), this.#options());
    this.#client = client;
    client.onNotification('groundline/status', (status: Status) => this.#show(status));
    client.onNotification('groundline/treeChanged', ({ views }: ServerNotifications['groundline/treeChanged']) =>
      this.#treeChanged.fire(views),
    );
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped && client === this.#client) this.#show(stopped);
    });
    await client.start().catch((error: unknown) => {
      this.#output.error(`The server did not start: ${String(error)}`);
      this.#show(stopped);
    });
  }

  async restart(): Promise<void> {
    await this.#end();
    await this.start();
  }

  /** Asks the server; `undefined` when none is running, which the status says already. */
  async request<M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result'] | undefined> {
    if (this.#client?.state !== State.Running) return undefined;
    return this.#client.sendRequest<Requests[M]['result']>(method, params);
  }

  dispose(): void {
    this.#trust.dispose();
    this.#statusChanged.dispose();
    this.#treeChanged.dispose();
    void this.#end();
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined; // so that its end is not taken for a crash
    if (client?.needsStop() === true) await client.dispose();
  }

  #notify<M extends keyof ClientNotifications>(method: M, params: ClientNotifications[M]): void {
    if (this.#client?.state === State.Running) void this.#client.sendNotification(method, params);
  }

  #show(status: ShownStatus): void {
    this.#status = status;
    this.#statusChanged.fire(status);
  }

  #program(): ServerOptions {
    const module = this.#context.asAbsolutePath('dist/server.js');
    const run = { module, transport: TransportKind.ipc };
    return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } } };
  }

  #options(): LanguageClientOptions {
    return {
      documentSelector: [{ scheme: 'file' }],
      outputChannel: this.#output,
      diagnosticCollectionName: 'groundline',
      initializationOptions: (): InitializationOptions => ({
        trusted: vscode.workspace.isTrusted,
        rulePages,
        paused: this.#context.workspaceState.get(pausedKey, false),
      }),
      middleware: {
        // Over a finding the editor itself shows its message, rule and facts; the server's hover would say them again.
        provideHover: (document, position, token, next) =>
          findingAt(document.uri, position) === undefined ? next(document, position, token) : undefined,
        window: {
          // The client library would show the page's source; opening it like a link gives the preview.
          showDocument: async (params, _token, next) => {
            const uri = vscode.Uri.parse(params.uri);
            if (uri.scheme !== rulePageScheme) return next(params, _token);
            await vscode.commands.executeCommand('vscode.open', uri);
            return { success: true };
          },
        },
      },
    };
  }
}

const nothing = { findings: { error: 0, warning: 0, info: 0, hint: 0 }, defects: [] };

const starting: ShownStatus = { ...nothing, state: 'starting', text: 'starting', details: ['The server is starting.'] };

const stopped: ShownStatus = {
  ...nothing,
  state: 'stopped',
  text: 'stopped',
  details: ['The server has stopped, so nothing is checked. The output says why.'],
};
