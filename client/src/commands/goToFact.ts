import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import { chosenFinding, sayNoFinding } from '../shownFinding.ts';
import type { Session } from '../session.ts';

/** Goes to what contradicts a finding; where there are several places, asks which. */
export async function goToFact(_session: Session, node?: TreeNode): Promise<void> {
  const finding = chosenFinding(node);
  if (finding === undefined) return sayNoFinding();
  const facts = finding.diagnostic.relatedInformation ?? [];
  if (facts.length === 0) {
    return void vscode.window.showInformationMessage('No single place contradicts this: what the text names is nowhere in the workspace.');
  }
  const fact = facts.length === 1 ? facts[0] : await choose(facts);
  if (fact === undefined) return;
  await vscode.window.showTextDocument(fact.location.uri, { selection: fact.location.range });
}

async function choose(facts: readonly vscode.DiagnosticRelatedInformation[]): Promise<vscode.DiagnosticRelatedInformation | undefined> {
  const rows = facts.map(fact => ({
    label: fact.message,
    description: `${vscode.workspace.asRelativePath(fact.location.uri)}:${fact.location.range.start.line + 1}`,
    fact,
  }));
  return (await vscode.window.showQuickPick(rows, { title: 'Groundline: Go to Fact', matchOnDescription: true }))?.fact;
}
