import * as vscode from 'vscode';
import type { Server } from './server.ts';

const scheme = 'groundline-base';

/** Protected files as the last commit has them, for the left side of a comparison. */
export class BaseDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: readonly vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#registrations = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      server.onDidChangeTree(views => {
        if (!views.includes('approvals')) return;
        for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) this.#changed.fire(uri);
      }),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    if (uri.query === gone) return '';
    const file = vscode.Uri.parse(uri.query, true);
    const base = await this.#server.request('groundline/base', { uri: file.toString() });
    // Once it is the same again, both sides are.
    return base?.text ?? (await vscode.workspace.openTextDocument(file)).getText();
  }

  /** Shows what differs in a file from the last commit; `false` when nothing does. */
  async compare(file: vscode.Uri): Promise<boolean> {
    const base = await this.#server.request('groundline/base', { uri: file.toString() });
    if (base === undefined || base === null) return false;
    const exists = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    const left = file.with({ scheme, authority: '', query: file.toString() });
    const right = exists ? file : file.with({ scheme, authority: '', query: gone });
    await vscode.commands.executeCommand('vscode.diff', left, right, `${file.path.split('/').at(-1)} (last commit ↔ now)`);
    return true;
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#changed.dispose();
  }
}

/** Instead of a file: one that is no more. */
const gone = 'gone';
