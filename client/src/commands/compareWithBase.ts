import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import { chosenFiles } from '../protectedFiles.ts';
import type { Session } from '../session.ts';

/** Shows what differs from the last commit in protected files. */
export async function compareWithBase({ bases, server }: Session, node?: TreeNode): Promise<void> {
  for (const uri of await chosenFiles(server, node)) {
    const file = vscode.Uri.parse(uri);
    if (await bases.compare(file)) continue;
    void vscode.window.showInformationMessage(`${vscode.workspace.asRelativePath(file)} is as the last commit has it, or is no text.`);
  }
}
