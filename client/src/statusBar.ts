import * as vscode from 'vscode';
import type { Server, ShownStatus } from './server.ts';

/** The item at the bottom that answers, at every moment, why what is shown is shown and why nothing is. */
export class StatusBar implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  readonly #listening: vscode.Disposable;

  constructor(server: Server) {
    this.#item = vscode.window.createStatusBarItem('state', vscode.StatusBarAlignment.Left, 0);
    this.#item.name = 'Groundline';
    this.#item.command = 'groundline.showStatus';
    this.#draw(server.status);
    this.#listening = server.onDidChangeStatus(status => this.#draw(status));
    this.#item.show();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#item.dispose();
  }

  #draw(status: ShownStatus): void {
    this.#item.text = `$(${iconOf(status)}) Groundline${status.text === '' ? '' : `: ${status.text}`}`;
    this.#item.tooltip = tooltipOf(status);
    this.#item.accessibilityInformation = { label: `Groundline: ${[status.text, ...status.details].join('. ')}`, role: 'button' };
    const background = backgrounds[status.state];
    this.#item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    void vscode.commands.executeCommand('setContext', 'groundline.state', status.state);
  }
}

const icons: Readonly<Record<ShownStatus['state'], string>> = {
  starting: 'sync~spin',
  noFolder: 'circle-slash',
  indexing: 'sync~spin',
  ready: 'check',
  restricted: 'shield',
  paused: 'debug-pause',
  failed: 'error',
  stopped: 'error',
};

const backgrounds: Partial<Record<ShownStatus['state'], string>> = {
  failed: 'statusBarItem.errorBackground',
  stopped: 'statusBarItem.errorBackground',
};

function iconOf({ state, findings, defects }: ShownStatus): string {
  if (state !== 'ready') return icons[state];
  if (findings.error > 0) return 'error';
  return findings.warning > 0 || defects.length > 0 ? 'warning' : icons.ready;
}

const links: Readonly<Record<string, string>> = {
  'groundline.findings.focus': 'Findings',
  'groundline.checkWorkspace': 'Check workspace',
  'groundline.showOutput': 'Output',
};

/** Sentences may name files of the workspace: they are shown as plain text, never as Markdown. */
function tooltipOf(status: ShownStatus): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('**Groundline**', true);
  tooltip.isTrusted = { enabledCommands: Object.keys(links) };
  for (const detail of status.details) tooltip.appendMarkdown('\n\n').appendText(detail);
  const commands = Object.entries(links).map(([command, title]) => `[${title}](command:${command})`);
  return tooltip.appendMarkdown(`\n\n---\n\n${commands.join(' · ')}`);
}
