import * as vscode from 'vscode';
import type { Session } from '../session.ts';

/** Reads the whole workspace anew and says in one sentence what came out. */
export async function checkWorkspace({ server }: Session): Promise<void> {
  const options = { location: vscode.ProgressLocation.Window, title: 'Groundline: checking the workspace' };
  const result = await vscode.window.withProgress(options, () => server.request('groundline/checkWorkspace', null));
  if (result === undefined) return void vscode.commands.executeCommand('groundline.showStatus');
  const found = Object.values(result.findings).some(it => it > 0);
  const choice = await vscode.window.showInformationMessage(result.message, ...(found ? ['Show Findings'] : []));
  if (choice !== undefined) await vscode.commands.executeCommand('groundline.findings.focus');
}
