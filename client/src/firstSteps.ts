import * as vscode from 'vscode';
import { hasFile } from './chooseFolder.ts';
import type { Server, ShownStatus } from './server.ts';

/** Under this key the workspace remembers that first steps were offered. */
const offeredKey = 'groundline.firstStepsOffered';

const steps: Readonly<Record<string, string>> = {
  'Accept for Now': 'groundline.createBaseline',
  'Write a Policy': 'groundline.createPolicy',
  'Take the Tour': 'groundline.openWalkthrough',
};

/** Offers ways to begin, once per workspace: when findings are there for the first time, and neither a policy nor a baseline is. */
export class FirstSteps implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #listening: vscode.Disposable;
  #looking = false;

  constructor(server: Server, memory: vscode.Memento) {
    this.#memory = memory;
    this.#listening = server.onDidChangeStatus(status => void this.#consider(status));
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #consider({ state, findings: { error, warning, info } }: ShownStatus): Promise<void> {
    const count = error + warning + info;
    if (this.#looking || state !== 'ready' || count === 0 || this.#memory.get(offeredKey, false) || !isWanted()) return;
    this.#looking = true;
    if (await isBegun()) return;
    await this.#memory.update(offeredKey, true);
    const claims = count === 1 ? '1 claim of this workspace is' : `${count} claims of this workspace are`;
    const choice = await vscode.window.showInformationMessage(
      `Groundline: ${claims} contradicted. How do you want to begin?`,
      ...Object.keys(steps),
    );
    const command = choice === undefined ? undefined : steps[choice];
    if (command !== undefined) await vscode.commands.executeCommand(command);
  }
}

const isWanted = (): boolean => vscode.workspace.getConfiguration('groundline').get('offerFirstSteps', true);

/** Whether somebody has told Groundline already what they want of a folder. */
async function isBegun(): Promise<boolean> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.flatMap(folder => ['groundline.yaml', '.groundline/baseline.tsv'].map(it => hasFile(folder, it))),
  );
  return found.includes(true);
}
