import * as vscode from 'vscode';
import type { Session } from '../session.ts';

/** Opens the walkthrough in an editor of its own. */
export async function openWalkthrough(_session: Session): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'groundline.groundline#start', false);
}
