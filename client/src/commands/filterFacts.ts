import * as vscode from 'vscode';
import type { Session } from '../session.ts';

/** Asks for the words by which the view Facts is filtered, and shows it. */
export async function filterFacts({ factsView }: Session): Promise<void> {
  const words = await vscode.window.showInputBox({
    title: 'Groundline: Filter Facts',
    prompt: 'Words that a fact holds in its kind, its key or its path',
    placeHolder: 'compose.service api',
    value: factsView.filter,
  });
  if (words === undefined) return;
  await factsView.setFilter(words);
  await vscode.commands.executeCommand('groundline.facts.focus');
}
