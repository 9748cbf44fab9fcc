import * as vscode from 'vscode';
import type { Severity, TreeNode } from '../../../server/src/protocol.ts';
import { stateLook } from '../protectionStates.ts';

/** How a row looks and what choosing it does. */
export function treeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleStates[node.collapsible ?? 'none']);
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  if (node.tooltip !== undefined) item.tooltip = new vscode.MarkdownString(node.tooltip);
  if (node.contextValue !== undefined) item.contextValue = node.contextValue;
  const icon = iconOf(node);
  if (icon !== undefined) item.iconPath = icon;
  if (node.location === undefined) return item;
  const { uri, range } = node.location;
  const resource = vscode.Uri.parse(uri);
  // Of the same name, so that the icon theme knows it, but not the file itself, whose problem count would stand beside ours.
  if (node.icon === 'file' || node.icon === 'folder') item.resourceUri = resource.with({ scheme: 'groundline-row' });
  if (node.opens === 'difference') item.command = { command: 'groundline.compareWithBase', title: 'Compare', arguments: [node] };
  else if (node.collapsible === undefined) {
    // A row with children opens and closes them; its menu opens its place.
    const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
    item.command = { command: 'vscode.open', title: 'Open', arguments: [resource, { selection }] };
  }
  return item;
}

const collapsibleStates = {
  none: vscode.TreeItemCollapsibleState.None,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
} as const;

function iconOf({ icon, severity, state }: TreeNode): vscode.ThemeIcon | undefined {
  const look = state === undefined ? undefined : stateLook(state);
  if (look !== undefined) return new vscode.ThemeIcon(look.icon, look.iconColor ?? look.color);
  if (severity !== undefined && icon !== 'file' && icon !== 'folder' && icon !== 'rule' && icon !== 'cause') return severityIcons[severity];
  return icon === undefined ? undefined : icons[icon];
}

const severityIcons: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  info: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  hint: new vscode.ThemeIcon('lightbulb'),
};

const icons: Readonly<Record<NonNullable<TreeNode['icon']>, vscode.ThemeIcon>> = {
  file: vscode.ThemeIcon.File,
  folder: vscode.ThemeIcon.Folder,
  rule: new vscode.ThemeIcon('law'),
  cause: new vscode.ThemeIcon('git-merge'),
  protected: new vscode.ThemeIcon('shield'),
  dead: severityIcons.warning,
  finding: severityIcons.warning,
  kind: new vscode.ThemeIcon('symbol-namespace'),
  key: new vscode.ThemeIcon('symbol-key'),
  fact: new vscode.ThemeIcon('symbol-key'),
  request: new vscode.ThemeIcon('comment-discussion'),
};
