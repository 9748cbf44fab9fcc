import * as vscode from 'vscode';
import type { TreeNode } from '../../server/src/protocol.ts';

/** A finding as the editor shows it. */
export interface ShownFinding {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
}

/** The finding that covers a position. */
export function findingAt(uri: vscode.Uri, position: vscode.Position): ShownFinding | undefined {
  return shownFindings(uri).find(({ diagnostic }) => diagnostic.range.contains(position));
}

/** The finding that a command is about: of the row it was chosen on, else at the cursor, else the only one on the cursor's line. */
export function chosenFinding(node: TreeNode | undefined): ShownFinding | undefined {
  if (node?.location !== undefined) {
    const { uri, range } = node.location;
    const place = new vscode.Position(range.start.line, range.start.character);
    return shownFindings(vscode.Uri.parse(uri)).find(({ diagnostic }) => diagnostic.range.start.isEqual(place));
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const cursor = editor.selection.active;
  const onLine = shownFindings(editor.document.uri).filter(({ diagnostic }) => diagnostic.range.start.line === cursor.line);
  return findingAt(editor.document.uri, cursor) ?? (onLine.length === 1 ? onLine[0] : undefined);
}

/** The rule that a finding is of. */
export function ruleOf({ diagnostic: { code } }: ShownFinding): string | undefined {
  const id = typeof code === 'object' ? code.value : code;
  return id === undefined ? undefined : String(id);
}

/** Said when a command needs a finding and there is none. */
export function sayNoFinding(): void {
  void vscode.window.showInformationMessage('Put the cursor on a finding of Groundline, or choose one in the view Findings.');
}

function shownFindings(uri: vscode.Uri): readonly ShownFinding[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(it => it.source === 'groundline')
    .map(diagnostic => ({ uri, diagnostic }));
}
