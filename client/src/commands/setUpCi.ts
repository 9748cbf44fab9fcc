import * as vscode from 'vscode';
import type { CiSystem } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';
import { setUp } from '../setUp.ts';

const systems: readonly (vscode.QuickPickItem & { readonly system: CiSystem })[] = [
  { system: 'github', label: 'GitHub', description: '.github/workflows/groundline.yml' },
  { system: 'gitlab', label: 'GitLab', description: '.gitlab/groundline.gitlab-ci.yml' },
  { system: 'pre-commit', label: 'pre-commit', description: '.pre-commit-config.yaml' },
];

/** Writes what the chosen systems need to judge changes. */
export async function setUpCi(session: Session): Promise<void> {
  const chosen = await vscode.window.showQuickPick(systems, {
    canPickMany: true,
    title: 'Set Up CI',
    placeHolder: 'Where changes are to be judged; nothing that exists is touched',
  });
  if (chosen === undefined || chosen.length === 0) return;
  const what = { is: 'ci', systems: chosen.map(it => it.system), source: `groundline@${session.version}` } as const;
  await setUp(session, what, { opens: true });
}
