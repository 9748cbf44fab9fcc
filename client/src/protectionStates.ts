import * as vscode from 'vscode';
import type { ProtectionState } from '../../server/src/protocol.ts';

/** How a state is drawn; `undefined` for the one that everything begins in. */
export function stateLook(state: ProtectionState): StateLook | undefined {
  return looks[state];
}

export interface StateLook {
  /** A codicon. */
  readonly icon: string;
  /** One character beside a file's name. */
  readonly badge: string;
  readonly color: vscode.ThemeColor;
  /** Where icons have another colour than text. */
  readonly iconColor?: vscode.ThemeColor;
}

// Light themes write warnings in an olive that, drawn as an icon, would look like the green of what is approved.
const warning = {
  color: new vscode.ThemeColor('list.warningForeground'),
  iconColor: new vscode.ThemeColor('problemsWarningIcon.foreground'),
};

// Colours of the editor that mean the same elsewhere, so that every theme has them.
const looks: Partial<Record<ProtectionState, StateLook>> = {
  changed: { icon: 'circle-large-outline', badge: '○', ...warning },
  'awaiting approval': { icon: 'question', badge: '?', ...warning },
  approved: { icon: 'pass', badge: '✓', color: new vscode.ThemeColor('charts.green') },
  rejected: { icon: 'error', badge: '✗', color: new vscode.ThemeColor('list.errorForeground') },
  unknown: { icon: 'circle-slash', badge: '-', color: new vscode.ThemeColor('disabledForeground') },
};
