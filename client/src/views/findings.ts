import * as vscode from 'vscode';
import type { TreeParams } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { NodeView } from './nodeView.ts';

export type GroupBy = NonNullable<TreeParams['groupBy']>;

const groupByKey = 'groundline.groupBy';

/** The view Findings, grouped as the workspace was left. */
export function findingsView(server: Server, memory: vscode.Memento): NodeView {
  const groupBy = (): GroupBy => memory.get<GroupBy>(groupByKey, 'file');
  tellMenus(groupBy());
  return new NodeView('groundline.findings', server, () => ({ view: 'findings', groupBy: groupBy() }), 'always');
}

/** Groups the findings anew, now and when the workspace is opened again. */
export async function groupFindings(view: NodeView, memory: vscode.Memento, groupBy: GroupBy): Promise<void> {
  await memory.update(groupByKey, groupBy);
  tellMenus(groupBy);
  await view.refresh();
}

/** The menu of the view's title offers the groupings that are not in force. */
function tellMenus(groupBy: GroupBy): void {
  void vscode.commands.executeCommand('setContext', groupByKey, groupBy);
}
