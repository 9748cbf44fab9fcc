import * as vscode from 'vscode';
import type { ProtectionState } from '../../server/src/protocol.ts';
import { baseScheme } from './baseDocuments.ts';
import { frontFile } from './protectedFiles.ts';
import type { Server } from './server.ts';

/** Says beside the language of the file in front that it is protected, by which line, and where its change stands. */
export class ProtectionHint implements vscode.Disposable {
  readonly #server: Server;
  readonly #listening: readonly vscode.Disposable[];
  #item: vscode.LanguageStatusItem | undefined;
  #asked = 0;

  constructor(server: Server) {
    this.#server = server;
    this.#listening = [
      vscode.window.tabGroups.onDidChangeTabs(() => void this.#show()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => void this.#show()),
      server.onDidChangeTree(views => {
        if (views.includes('approvals')) void this.#show();
      }),
      server.onDidChangeStatus(({ state }) => {
        if (state === 'stopped') this.#hide();
      }),
    ];
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    this.#hide();
  }

  async #show(): Promise<void> {
    const file = frontFile();
    const asked = ++this.#asked;
    const protection = file === undefined ? undefined : await this.#server.request('groundline/protection', { uri: file.toString() });
    if (asked !== this.#asked) return;
    if (protection === undefined || protection === null) return this.#hide();
    const { state, detail, by } = protection;
    tellMenus(state);
    const item = (this.#item ??= vscode.languages.createLanguageStatusItem('groundline.protection', [
      { scheme: 'file' },
      { scheme: baseScheme },
    ]));
    item.name = 'Groundline: protection';
    item.text = `$(shield) Protected, ${state}`;
    item.detail = [...(detail === undefined ? [] : [detail]), ...by.map(it => it.text)].join(' · ');
    item.severity =
      state === 'changed' || state === 'awaiting approval' || state === 'rejected'
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    item.command = { command: 'groundline.showProtection', title: 'Show Line' };
  }

  #hide(): void {
    tellMenus('');
    this.#item?.dispose();
    this.#item = undefined;
  }
}

/** The menu of an editor offers decisions on what is in front. */
function tellMenus(state: ProtectionState | ''): void {
  void vscode.commands.executeCommand('setContext', 'groundline.frontProtection', state);
}
