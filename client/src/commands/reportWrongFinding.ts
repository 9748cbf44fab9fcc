import * as vscode from 'vscode';
import type { FindingParams, TreeNode } from '../../../server/src/protocol.ts';
import { chosenFinding, sayNoFinding } from '../shownFinding.ts';
import type { Session } from '../session.ts';

/** Copies what a report of a wrong finding needs: rule, claim and fact, and nothing else of the workspace. Nothing is sent. */
export async function reportWrongFinding({ server }: Session, node?: TreeNode): Promise<void> {
  const params = node?.finding ?? paramsOf(node);
  if (params === undefined) return sayNoFinding();
  const report = await server.request('groundline/reportFinding', params);
  if (report === undefined || report === null) return sayNoFinding();
  await vscode.env.clipboard.writeText(report.text);
  const choice = await vscode.window.showInformationMessage(
    'Copied a report with the rule, the claim and the fact, and nothing else of this workspace. Nothing was sent.',
    'Show Report',
  );
  if (choice === undefined) return;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: report.text, language: 'markdown' }));
}

function paramsOf(node: TreeNode | undefined): FindingParams | undefined {
  const finding = chosenFinding(node);
  if (finding === undefined) return undefined;
  const { line, character } = finding.diagnostic.range.start;
  return { uri: finding.uri.toString(), position: { line, character } };
}
