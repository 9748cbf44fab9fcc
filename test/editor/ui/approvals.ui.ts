import { untilEqual } from '../workbench/gestures.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { asBen, commitAll } from './repositories.ts';
import type { UiTests } from './uiTest.ts';

const files = {
  'groundline.yaml': `version: 1
protected:
  paths:
    - { match: "engine/**", why: the engine, approvers: [ben@example.org] }
`,
  'engine/limits.yaml': 'rate: 10\nburst: 20\n',
  'engine/names.yaml': 'first: ferry\n',
  'README.md': '# Ferry\n\nThe limits are in `engine/limits.yaml`.\n',
};

/** One story, told in both themes: a picture of each state is kept. */
export const tests: UiTests = [
  ...Object.entries({ dark: 'Dark 2026', light: 'Light 2026' }).map(([theme, colorTheme]) => ({
    name: `In the ${theme} theme a protected file is edited, asked for, approved, edited again and rejected`,
    files,
    prepare: commit,
    settings: { 'workbench.colorTheme': colorTheme },
    run: tellStory,
  })),
  {
    name: 'In Restricted Mode the views of protection say that nothing can be told or decided',
    files,
    prepare: commit,
    untrusted: true,
    run: async workbench => {
      await workbench.trust.untilRestricted();
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Approvals').expand();
      await workbench.sideBar.view('Approvals').untilWelcome('not trusted');
      const view = workbench.sideBar.view('Protected paths');
      await view.section.getByText('git is not run').waitFor();
      await view.row('engine/**').click();
      await view.row('engine/limits.yaml').waitFor();
      await workbench.screenshot('restricted');
      const offered = await workbench.quickInput.offeredCommands('Groundline: Approve');
      if (offered.some(it => it.startsWith('Groundline: Approve'))) throw new Error(offered.join(' | '));
    },
  },
];

async function tellStory(workbench: Workbench): Promise<void> {
  const paths = workbench.sideBar.view('Protected paths');
  const approvals = workbench.sideBar.view('Approvals');
  const state = (words: string): Promise<void> =>
    untilEqual(async () => (await paths.rows()).filter(it => it.includes('limits.yaml')), [`    engine/limits.yaml ${words}`]);
  await workbench.openFile('engine/limits.yaml');
  await workbench.sideBar.open('Groundline');
  await workbench.sideBar.widen(440);
  await approvals.expand();
  await paths.row('engine/**').click();
  await state('unchanged');
  await approvals.untilWelcome('Nothing awaits a decision');
  await workbench.screenshot('1-unchanged');

  await edit(workbench, 'rate: 1', '5');
  await state('changed');
  await untilEqual(() => approvals.rows(), ['Changed, nobody asked 1', '  engine/limits.yaml changed']);
  await workbench.screenshot('2-changed');
  await workbench.statusBar.untilLanguageStatus('Protected, changed');
  await workbench.screenshot('2-hint');

  await workbench.command('Groundline: Request Approval');
  await workbench.quickInput.answerTo('Request approval: engine/limits.yaml', 'Twice the load at noon');
  await state('awaiting approval');
  await approvals.row('Twice the load at noon').waitFor();
  await approvals.row('engine/limits.yaml').click();
  await workbench.editor.untilCompared('last commit ↔ now');
  await workbench.screenshot('3-awaiting');

  await approvals.act('Twice the load at noon', 'Approve');
  await workbench.quickInput.answerTo('Approve: engine/limits.yaml', 'Measured on Friday');
  const said = await workbench.dialog();
  if (!said.includes('Recorded as decided by ben@example.org.') || !said.includes('it counts')) throw new Error(said);
  await workbench.screenshot('4-confirmation');
  await workbench.confirm('Approve');
  await state('approved');
  await approvals.row('approved by ben@example.org').first().waitFor();
  await workbench.screenshot('5-approved');

  await workbench.openFile('engine/limits.yaml');
  await edit(workbench, 'rate: 1', '7');
  await state('changed');
  await approvals.row('an earlier content of it was decided on').waitFor();
  await workbench.screenshot('6-changed-again');

  await workbench.command('Groundline: Reject');
  await workbench.quickInput.answerTo('Reject: engine/limits.yaml', 'Too much for the old pump');
  await workbench.confirm('Reject');
  await state('rejected');
  await approvals.row('rejected by ben@example.org: Too much').waitFor();
  await approvals.row('History').click();
  await untilEqual(async () => (await approvals.rows()).filter(it => it.startsWith('  ')).length, 3);
  await workbench.screenshot('7-rejected');
  await workbench.sideBar.open('Explorer');
  await workbench.screenshot('8-explorer');
}

/** Types behind some text of the file in front, and saves. */
async function edit(workbench: Workbench, behind: string, text: string): Promise<void> {
  await workbench.goTo(1, behind.length + 1);
  await workbench.editor.type(text);
  await workbench.editor.save();
}

/** The folder as its last commit; the git of whoever is at work is Ben's. */
function commit(folder: string): void {
  asBen(folder);
  commitAll(folder, 'Open the ferry');
}
