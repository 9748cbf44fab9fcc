import * as vscode from 'vscode';
import type { DecisionParams, NotDecided, PreparedDecision, TreeNode } from '../../server/src/protocol.ts';
import { chosenFiles } from './protectedFiles.ts';
import type { Session } from './session.ts';

/**
 * Decides about protected files, or asks for a decision: the reason, then a confirmation that says who is recorded and whether it counts.
 * Only what was confirmed is decided: the server refuses when a file changes meanwhile.
 */
export async function decide({ server }: Session, as: DecisionParams['as'], node?: TreeNode): Promise<void> {
  const uris = await chosenFiles(server, node);
  if (uris.length === 0 || !(await saved(uris))) return;
  const prepared = await server.request('groundline/prepareDecision', { as, uris });
  if (prepared === undefined) return;
  if ('failed' in prepared) return sayFailed(prepared);
  const { title, verb, asks } = words[as];
  const reason = await vscode.window.showInputBox({
    title: `${title}: ${subject(prepared.files)}`,
    prompt: asks,
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? 'A reason is kept with it' : undefined),
  });
  if (reason === undefined || !(await confirmed(as, verb, reason.trim(), prepared))) return;
  const result = await server.request('groundline/decide', { as, uris, reason: reason.trim(), contents: prepared.contents });
  if (result === undefined) return;
  if ('failed' in result) return sayFailed(result);
  const choice = await vscode.window.showInformationMessage(result.message, 'Open Record');
  if (choice !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(result.record));
}

const words = {
  approve: { title: 'Approve', verb: 'Approve', asks: 'Why may it change?' },
  reject: { title: 'Reject', verb: 'Reject', asks: 'Why may it not change?' },
  request: { title: 'Request approval', verb: 'Request', asks: 'Why is the change needed?' },
} as const;

/** What a decision is about, short enough for a title: several are listed where there is room. */
const subject = (files: readonly string[]): string => (files.length === 1 ? (files[0] ?? '') : `${files.length} files`);

/** A decision is about what is on disk: offers to save what is not. */
async function saved(uris: readonly string[]): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(it => it.isDirty && uris.includes(it.uri.toString()));
  if (unsaved.length === 0) return true;
  const names = unsaved.map(it => vscode.workspace.asRelativePath(it.uri)).join(', ');
  const choice = await vscode.window.showWarningMessage(`A decision is about what is saved, and ${names} is not.`, 'Save and Continue');
  if (choice === undefined) return false;
  for (const document of unsaved) if (!(await document.save())) return false;
  return true;
}

async function confirmed(
  as: DecisionParams['as'],
  verb: string,
  reason: string,
  { files, counts, details }: Exclude<PreparedDecision, NotDecided>,
): Promise<boolean> {
  // A request decides nothing, and a later one takes its place.
  if (as === 'request') return true;
  const question = `${verb} ${subject(files)}?`;
  const detail = [...(files.length > 1 ? [files.join('\n')] : []), `Reason: ${reason}`, details.join('\n')].join('\n\n');
  const ask = counts ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  return (await ask(question, { modal: true, detail }, verb)) === verb;
}

async function sayFailed({ failed, command }: NotDecided): Promise<void> {
  if (command === undefined) return void vscode.window.showWarningMessage(failed);
  if ((await vscode.window.showWarningMessage(failed, 'Copy Command')) === undefined) return;
  await vscode.env.clipboard.writeText(command);
}
