import * as vscode from 'vscode';
import type { TreeNode } from '../../server/src/protocol.ts';
import { deletedFile } from './baseDocuments.ts';
import type { Server } from './server.ts';

/**
 * The protected files that a command is about: those of the row on whose menu it was chosen, else the one in front, else those that the user
 * picks among all that differ from the last commit.
 */
export async function chosenFiles(server: Server, node: TreeNode | undefined): Promise<readonly string[]> {
  if (node?.files !== undefined) return node.files;
  const changes = (await server.request('groundline/protectedChanges', null)) ?? [];
  const front = frontFile()?.toString();
  const items = changes.map(({ uri, state, detail }) => {
    const file = vscode.Uri.parse(uri);
    const description = detail === undefined ? state : `${state}, ${detail}`;
    return { label: vscode.workspace.asRelativePath(file), description, uri: file.toString() };
  });
  const inFront = items.find(it => it.uri === front);
  if (inFront !== undefined) return [inFront.uri];
  if (items.length === 0) {
    void vscode.window.showInformationMessage('No protected file differs from the last commit.');
    return [];
  }
  const picked = await vscode.window.showQuickPick(items, { title: 'Protected files that differ from the last commit', canPickMany: true });
  return (picked ?? []).map(it => it.uri);
}

/** The file in front, of a comparison the one that may be edited or that was deleted. */
export function frontFile(): vscode.Uri | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof vscode.TabInputTextDiff ? input.modified : input instanceof vscode.TabInputText ? input.uri : undefined;
  return uri === undefined || uri.scheme === 'file' ? uri : deletedFile(uri);
}
