import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import { chosenFiles } from '../protectedFiles.ts';
import type { Session } from '../session.ts';

/** Shows what differs from the last commit in protected files. */
export async function compareWithBase({ bases, server }: Session, node?: TreeNode): Promise<void> {
  const files = (await chosenFiles(server, node)).map(it => vscode.Uri.parse(it));
  for (const file of await bases.compare(files))
    void vscode.window.showInformationMessage(`${vscode.workspace.asRelativePath(file)} is as the last commit has it, or is no text.`);
}
