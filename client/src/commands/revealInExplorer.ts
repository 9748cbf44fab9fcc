import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';

/** Shows the file of a row in the Explorer. */
export async function revealInExplorer(_session: Session, node?: TreeNode): Promise<void> {
  const uri = node?.location?.uri;
  if (uri !== undefined) await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(uri));
}
