import * as vscode from 'vscode';
import type { Server } from './server.ts';

/** Of documents that stand for protected files: as the last commit has them, or gone now. */
export const baseScheme = 'groundline-base';

/** Protected files as the last commit has them, for the left side of a comparison; of those that were deleted, the empty right side. */
export class BaseDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: readonly vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#registrations = [
      vscode.workspace.registerTextDocumentContentProvider(baseScheme, this),
      server.onDidChangeTree(views => {
        if (!views.includes('approvals')) return;
        for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === baseScheme) this.#changed.fire(uri);
      }),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const deleted = deletedFile(uri);
    if (deleted !== undefined) return (await exists(deleted)) ? (await vscode.workspace.openTextDocument(deleted)).getText() : '';
    const file = vscode.Uri.parse(uri.query, true);
    const base = await this.#server.request('groundline/base', { uri: file.toString() });
    // Once it is the same again, both sides are.
    return base?.text ?? (await vscode.workspace.openTextDocument(file)).getText();
  }

  /** Shows what differs in files from the last commit, several below each other. Gives those in which nothing does, or that are no text. */
  async compare(files: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
    const all = await Promise.all(files.map(it => this.#comparison(it)));
    const found = all.filter(it => it !== undefined);
    const [first, ...others] = found;
    if (others.length > 0) {
      const sides = found.map(({ file, left, right }) => [file, left, right]);
      await vscode.commands.executeCommand('vscode.changes', `${found.length} protected files (last commit ↔ now)`, sides);
    } else if (first !== undefined) await vscode.commands.executeCommand('vscode.diff', first.left, first.right, first.title);
    return files.filter((_, index) => all[index] === undefined);
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#changed.dispose();
  }

  async #comparison(file: vscode.Uri) {
    const base = await this.#server.request('groundline/base', { uri: file.toString() });
    if (base === undefined || base === null) return undefined;
    const isThere = await exists(file);
    const left = file.with({ scheme: baseScheme, authority: '', query: file.toString() });
    const right = isThere ? file : file.with({ scheme: baseScheme, authority: '', query: `${deletedMark}${file.toString()}` });
    return { file, left, right, title: `${file.path.split('/').at(-1)} (last commit ↔ ${isThere ? 'now' : 'deleted'})` };
  }
}

/** The file for whose absence a document stands, the right side of a comparison. */
export function deletedFile({ scheme, query }: vscode.Uri): vscode.Uri | undefined {
  return scheme === baseScheme && query.startsWith(deletedMark) ? vscode.Uri.parse(query.slice(deletedMark.length), true) : undefined;
}

const deletedMark = 'deleted ';

const exists = async (file: vscode.Uri): Promise<boolean> =>
  vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
