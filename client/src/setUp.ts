import * as vscode from 'vscode';
import type { SetUpParams } from '../../server/src/protocol.ts';
import { chooseFolder } from './chooseFolder.ts';
import type { Session } from './session.ts';

/** Has the server write what a folder is given to begin with, says what came out, and shows `opens` of what was written. */
export async function setUp({ server }: Session, what: SetUpParams['what'], { opens }: { readonly opens: boolean }): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const result = await server.request('groundline/setUp', { uri: folder.uri.toString(), what });
  if (result === undefined) return void vscode.commands.executeCommand('groundline.showStatus');
  const [first] = result.written;
  if (opens && first !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(first));
  const copy = 'Copy What to Add';
  const choice = await vscode.window.showInformationMessage(`${result.message}.`, ...(result.additions.length > 0 ? [copy] : []));
  const [addition] = result.additions;
  if (choice !== copy || addition === undefined) return;
  await vscode.env.clipboard.writeText(result.additions.map(it => it.text).join('\n'));
  await vscode.window.showTextDocument(vscode.Uri.parse(addition.uri));
}
