import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import { chosenFinding, ruleOf } from '../shownFinding.ts';
import { rulePage, rulesWithPages } from '../rulePages.ts';
import type { Session } from '../session.ts';

/** Opens the page of the rule of the chosen row, else of the finding at the cursor, else of one that is asked for. */
export async function openRulePage({ extensionUri }: Session, node?: TreeNode): Promise<void> {
  const finding = node?.contextValue === 'rule' ? undefined : chosenFinding(node);
  const rule = node?.contextValue === 'rule' ? node.label : finding === undefined ? await choose(extensionUri) : ruleOf(finding);
  if (rule !== undefined) await vscode.commands.executeCommand('vscode.open', rulePage(rule));
}

async function choose(extensionUri: vscode.Uri): Promise<string | undefined> {
  return vscode.window.showQuickPick(rulesWithPages(extensionUri), { title: 'Groundline: Open Rule Page' });
}
