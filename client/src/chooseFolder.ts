import * as vscode from 'vscode';

/** The workspace folder that is meant: the only one, else the one that the user picks. */
export async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}

/** Whether a file lies in the root of a folder. */
export async function hasFile(folder: vscode.WorkspaceFolder, path: string): Promise<boolean> {
  return (await vscode.workspace.findFiles(new vscode.RelativePattern(folder, path), null, 1)).length > 0;
}
