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
}

// Colours of the editor that mean the same elsewhere, so that every theme has them.
const looks: Partial<Record<ProtectionState, StateLook>> = {
  changed: { icon: 'circle-large-outline', badge: '○', color: new vscode.ThemeColor('list.warningForeground') },
  'awaiting approval': { icon: 'question', badge: '?', color: new vscode.ThemeColor('list.warningForeground') },
  approved: { icon: 'pass', badge: '✓', color: new vscode.ThemeColor('testing.iconPassed') },
  rejected: { icon: 'error', badge: '✗', color: new vscode.ThemeColor('list.errorForeground') },
  unknown: { icon: 'circle-slash', badge: '-', color: new vscode.ThemeColor('disabledForeground') },
};
