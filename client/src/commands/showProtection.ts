import * as vscode from 'vscode';
import { frontFile } from '../protectedFiles.ts';
import type { Session } from '../session.ts';

/** Opens the line that protects the file in front; asks which one where there are several. */
export async function showProtection({ server }: Session): Promise<void> {
  const file = frontFile();
  const protection = file === undefined ? undefined : await server.request('groundline/protection', { uri: file.toString() });
  if (protection === undefined || protection === null)
    return void vscode.window.showInformationMessage('Nothing protects the file in front.');
  const [only, ...more] = protection.by.map(({ text, location }) => ({ label: text, location }));
  const chosen =
    more.length === 0 ? only : await vscode.window.showQuickPick([...(only ? [only] : []), ...more], { title: 'Protected by' });
  if (chosen === undefined) return;
  const { uri, range } = chosen.location;
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection });
}
