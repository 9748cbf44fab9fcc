import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import { clearFactsFilter } from './clearFactsFilter.ts';
import { filterFacts } from './filterFacts.ts';
import { goToFact } from './goToFact.ts';
import { groupByCause } from './groupByCause.ts';
import { groupByFile } from './groupByFile.ts';
import { groupByRule } from './groupByRule.ts';
import { openPolicy } from './openPolicy.ts';
import { openRow } from './openRow.ts';
import { openRulePage } from './openRulePage.ts';
import { pause } from './pause.ts';
import { reportWrongFinding } from './reportWrongFinding.ts';
import { restartServer } from './restartServer.ts';
import { resume } from './resume.ts';
import { revealInExplorer } from './revealInExplorer.ts';
import { showFacts } from './showFacts.ts';
import { showOutput } from './showOutput.ts';
import { showStatus } from './showStatus.ts';

/** What a command does; `node` is the row on whose menu it was chosen. */
type Command = (session: Session, node?: TreeNode) => unknown;

const commands: Readonly<Record<string, Command>> = {
  'groundline.checkWorkspace': checkWorkspace,
  'groundline.clearFactsFilter': clearFactsFilter,
  'groundline.filterFacts': filterFacts,
  'groundline.goToFact': goToFact,
  'groundline.groupByCause': groupByCause,
  'groundline.groupByFile': groupByFile,
  'groundline.groupByRule': groupByRule,
  'groundline.openPolicy': openPolicy,
  'groundline.openRow': openRow,
  'groundline.openRulePage': openRulePage,
  'groundline.pause': pause,
  'groundline.reportWrongFinding': reportWrongFinding,
  'groundline.restartServer': restartServer,
  'groundline.resume': resume,
  'groundline.revealInExplorer': revealInExplorer,
  'groundline.showFacts': showFacts,
  'groundline.showOutput': showOutput,
  'groundline.showStatus': showStatus,
};

export function registerCommands(session: Session): readonly vscode.Disposable[] {
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, (node?: TreeNode) => run(session, node)));
}
