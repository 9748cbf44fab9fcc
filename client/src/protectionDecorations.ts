import * as vscode from 'vscode';
import type { ProtectedChange } from '../../server/src/protocol.ts';
import { stateLook } from './protectionStates.ts';
import type { Server } from './server.ts';

/** Marks protected files that differ from the last commit, in the Explorer and on tabs. What is unchanged is left alone: it may be a whole folder. */
export class ProtectionDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly #registrations: readonly vscode.Disposable[];
  #changes: ReadonlyMap<string, ProtectedChange> = new Map();

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#registrations = [
      vscode.window.registerFileDecorationProvider(this),
      server.onDidChangeTree(views => {
        if (views.includes('approvals')) void this.#ask();
      }),
      server.onDidChangeStatus(({ state }) => {
        if (state === 'starting' || state === 'stopped') this.#take([]);
      }),
    ];
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const change = this.#changes.get(uri.toString());
    const look = change === undefined ? undefined : stateLook(change.state);
    if (change === undefined || look === undefined) return undefined;
    const detail = change.detail === undefined ? '' : `: ${change.detail}`;
    // What is approved needs no attention.
    const color = change.state === 'approved' ? undefined : look.color;
    return new vscode.FileDecoration(look.badge, `Protected, ${change.state}${detail}`, color);
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#changed.dispose();
  }

  async #ask(): Promise<void> {
    const changes = await this.#server.request('groundline/protectedChanges', null);
    if (changes !== undefined) this.#take(changes);
  }

  #take(changes: readonly ProtectedChange[]): void {
    const before = this.#changes;
    this.#changes = new Map(changes.map(it => [vscode.Uri.parse(it.uri).toString(), it]));
    this.#changed.fire([...new Set([...before.keys(), ...this.#changes.keys()])].map(it => vscode.Uri.parse(it)));
  }
}
