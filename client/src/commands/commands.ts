import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';
import { approve } from './approve.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import { clearFactsFilter } from './clearFactsFilter.ts';
import { clearProtectedPathsFilter } from './clearProtectedPathsFilter.ts';
import { compareWithBase } from './compareWithBase.ts';
import { createBaseline } from './createBaseline.ts';
import { createPolicy } from './createPolicy.ts';
import { filterFacts } from './filterFacts.ts';
import { filterProtectedPaths } from './filterProtectedPaths.ts';
import { goToFact } from './goToFact.ts';
import { groupByCause } from './groupByCause.ts';
import { groupByFile } from './groupByFile.ts';
import { groupByRule } from './groupByRule.ts';
import { openPolicy } from './openPolicy.ts';
import { openRow } from './openRow.ts';
import { openRulePage } from './openRulePage.ts';
import { openWalkthrough } from './openWalkthrough.ts';
import { pause } from './pause.ts';
import { reject } from './reject.ts';
import { reportWrongFinding } from './reportWrongFinding.ts';
import { requestApproval } from './requestApproval.ts';
import { restartServer } from './restartServer.ts';
import { resume } from './resume.ts';
import { revealInExplorer } from './revealInExplorer.ts';
import { setUpCi } from './setUpCi.ts';
import { showFacts } from './showFacts.ts';
import { showOutput } from './showOutput.ts';
import { showProtection } from './showProtection.ts';
import { showStatus } from './showStatus.ts';

/** What a command does; `node` is the row on whose menu it was chosen. */
type Command = (session: Session, node?: TreeNode) => unknown;

const commands: Readonly<Record<string, Command>> = {
  'groundline.approve': approve,
  'groundline.checkWorkspace': checkWorkspace,
  'groundline.clearFactsFilter': clearFactsFilter,
  'groundline.clearProtectedPathsFilter': clearProtectedPathsFilter,
  'groundline.compareWithBase': compareWithBase,
  'groundline.createBaseline': createBaseline,
  'groundline.createPolicy': createPolicy,
  'groundline.filterFacts': filterFacts,
  'groundline.filterProtectedPaths': filterProtectedPaths,
  'groundline.goToFact': goToFact,
  'groundline.groupByCause': groupByCause,
  'groundline.groupByFile': groupByFile,
  'groundline.groupByRule': groupByRule,
  'groundline.openPolicy': openPolicy,
  'groundline.openRow': openRow,
  'groundline.openRulePage': openRulePage,
  'groundline.openWalkthrough': openWalkthrough,
  'groundline.pause': pause,
  'groundline.reject': reject,
  'groundline.reportWrongFinding': reportWrongFinding,
  'groundline.requestApproval': requestApproval,
  'groundline.restartServer': restartServer,
  'groundline.resume': resume,
  'groundline.revealInExplorer': revealInExplorer,
  'groundline.setUpCi': setUpCi,
  'groundline.showFacts': showFacts,
  'groundline.showOutput': showOutput,
  'groundline.showProtection': showProtection,
  'groundline.showStatus': showStatus,
};

export function registerCommands(session: Session): readonly vscode.Disposable[] {
  return Object.entries(commands).map(([id, run]) =>
    vscode.commands.registerCommand(id, (...given: readonly [TreeNode?]) => {
      if (aboutFiles.has(id) && isRowGone(given))
        return void vscode.window.showWarningMessage('That row is no longer there; look at the view again.');
      return run(session, given[0]);
    }),
  );
}

/** Without a row these are about the file in front: never what somebody means who chose a row. */
const aboutFiles: ReadonlySet<string> = new Set([
  'groundline.approve',
  'groundline.compareWithBase',
  'groundline.reject',
  'groundline.requestApproval',
]);

/** Whether the view was drawn anew while the menu of one of its rows was open: the editor then gives nothing for it, and the palette gives none. */
const isRowGone = (given: readonly unknown[]): boolean => given.length > 0 && (given[0] ?? undefined) === undefined;
