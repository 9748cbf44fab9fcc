import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';

/** Shows what was read from the chosen row's file, else from the one in front: facts, claims and their verdicts. */
export async function showFacts({ facts }: Session, node?: TreeNode): Promise<void> {
  const uri = node?.location === undefined ? vscode.window.activeTextEditor?.document.uri : vscode.Uri.parse(node.location.uri);
  if (uri === undefined || uri.scheme !== 'file') {
    return void vscode.window.showInformationMessage('Open a file of the workspace to see what Groundline reads from it.');
  }
  await facts.show(uri);
}
