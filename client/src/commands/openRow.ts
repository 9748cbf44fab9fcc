import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';

/** Opens the place of a row that has rows below it, which a click opens and closes. */
export async function openRow(_session: Session, node?: TreeNode): Promise<void> {
  if (node?.location === undefined) return;
  const { start, end } = node.location.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(node.location.uri), { selection });
}
