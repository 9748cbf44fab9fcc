import * as vscode from 'vscode';
import type { ShownStatus } from '../server.ts';
import type { Session } from '../session.ts';

/** Says what Groundline is doing and offers what makes sense now: what a click on the status item opens. */
export async function showStatus({ server }: Session): Promise<void> {
  const { status } = server;
  const chosen = await vscode.window.showQuickPick(
    actions.filter(it => it.offered(status)),
    { title: 'Groundline', placeHolder: status.details[0] ?? status.text },
  );
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
}

interface Action extends vscode.QuickPickItem {
  readonly command: string;
  readonly offered: (status: ShownStatus) => boolean;
}

const checks: readonly ShownStatus['state'][] = ['indexing', 'ready', 'restricted'];

const actions: readonly Action[] = [
  { label: '$(debug-start) Resume Checking', command: 'groundline.resume', offered: it => it.state === 'paused' },
  { label: '$(folder-opened) Open Folder…', command: 'vscode.openFolder', offered: it => it.state === 'noFolder' },
  {
    label: '$(shield) Manage Workspace Trust',
    description: 'a trusted folder is also compared with its git history',
    command: 'workbench.trust.manage',
    offered: it => it.state === 'restricted',
  },
  { label: '$(list-tree) Show Findings', command: 'groundline.findings.focus', offered: it => checks.includes(it.state) },
  { label: '$(refresh) Check Workspace', command: 'groundline.checkWorkspace', offered: it => checks.includes(it.state) },
  {
    label: '$(settings) Open Policy',
    description: 'groundline.yaml',
    command: 'groundline.openPolicy',
    offered: it => it.state !== 'noFolder',
  },
  { label: '$(debug-pause) Pause Checking', command: 'groundline.pause', offered: it => checks.includes(it.state) },
  { label: '$(debug-restart) Restart Server', command: 'groundline.restartServer', offered: () => true },
  { label: '$(output) Show Output', command: 'groundline.showOutput', offered: () => true },
];
