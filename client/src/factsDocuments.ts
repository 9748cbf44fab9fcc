import * as vscode from 'vscode';
import type { Server } from './server.ts';

const scheme = 'groundline-facts';

/** Read-only documents that show what the server has read from a document; they follow it when it is saved. */
export class FactsDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: readonly vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#registrations = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidSaveTextDocument(document => this.#changed.fire(factsUri(document.uri))),
    ];
  }

  /** Opens the facts of a document beside it. */
  async show(source: vscode.Uri): Promise<void> {
    this.#changed.fire(factsUri(source));
    const document = await vscode.workspace.openTextDocument(factsUri(source));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const answer = await this.#server.request('groundline/facts', { uri: uri.query });
    return answer?.text ?? 'The server is not running.\n';
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#changed.dispose();
  }
}

/** The source's own URI travels in the query, so that the title of the tab stays readable. */
function factsUri(source: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `${source.path} (facts)`, query: source.toString() });
}
