import { rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { repeatUntilSeen, untilEqual } from '../workbench/gestures.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { asBen, commitAll } from './repositories.ts';
import type { UiTests } from './uiTest.ts';

const files = {
  'groundline.yaml': `version: 1
protected:
  paths:
    - { match: "engine/**", why: the engine, approvers: [ben@example.org] }
    - { match: "harbour/*.txt", why: the quay, approvers: [ben@example.org] }
`,
  'engine/limits.txt': 'rate: 10\nburst: 20\n',
  'engine/steam.txt': 'boiler: 2\npressure: 6\n',
  'harbour/quay.txt': 'berths: 4\n',
};

/** One change of several files, one of them gone: a picture of each step is kept, in both themes. */
export const tests: UiTests = Object.entries({ dark: 'Dark 2026', light: 'Light 2026' }).map(([theme, colorTheme]) => ({
  name: `In the ${theme} theme several files, one deleted, are found, asked for and approved as one, by keys`,
  files,
  prepare: leaveSteam,
  settings: { 'workbench.colorTheme': colorTheme },
  run: tellStory,
}));

async function tellStory(workbench: Workbench): Promise<void> {
  const paths = workbench.sideBar.view('Protected paths');
  const approvals = workbench.sideBar.view('Approvals');
  await workbench.sideBar.open('Groundline');
  await workbench.sideBar.widen(440);
  await workbench.sideBar.view('Findings').collapse();
  await approvals.expand();
  const changed = ['engine/diesel.txt added', 'engine/limits.txt changed', 'engine/steam.txt deleted'];
  await untilEqual(() => approvals.rows(), ['Changed, nobody asked 3', ...changed.map(it => `  ${it}`)]);
  await workbench.screenshot('1-changed');

  await filter(workbench, 'engine deleted');
  await untilEqual(async () => (await paths.rows()).slice(1), ['  engine/** 1 file, 1 changed the engine', '    engine/steam.txt deleted']);
  await paths.row('engine/steam.txt').click();
  await workbench.editor.untilCompared('steam.txt (last commit ↔ deleted)', 'went');
  await workbench.editor.action('Approve').waitFor();
  await workbench.statusBar.untilLanguageStatus('Protected, changed');
  await workbench.screenshot('2-filtered');
  await filter(workbench, 'paddle');
  await paths.section.getByText('No protected file').waitFor();
  await workbench.screenshot('3-filter-finds-nothing');
  await paths.section.getByRole('button', { name: 'Show All Protected Paths' }).click();
  await paths.row('harbour/*.txt').waitFor();

  await workbench.command('View: Close All Editors');
  await workbench.command('Groundline: Request Approval');
  for (const name of ['engine/diesel.txt', 'engine/limits.txt', 'engine/steam.txt']) await workbench.quickInput.check(name);
  await workbench.screenshot('4-choosing');
  await workbench.quickInput.confirm();
  await workbench.quickInput.answerTo('Request approval: 3 files', 'Diesel takes over');
  await approvals.row('Diesel takes over').waitFor();
  const all = workbench.page.locator('.tab.active', { hasText: '3 protected files' });
  await repeatUntilSeen(workbench.page, () => approvals.act('Diesel takes over', 'Compare'), all);
  await workbench.page.locator('.multiDiffEntry .line-delete').first().waitFor();
  await workbench.closeNotifications();
  await workbench.screenshot('5-request-compared');
  await approvals.row('engine/limits.txt').click();
  await workbench.editor.untilCompared('limits.txt (last commit ↔ now)');

  await approvals.choose('Diesel takes over', 'Reject', workbench.quickInput.title('Reject: 3 files'));
  await workbench.quickInput.answerTo('Reject: 3 files', 'Too loud');
  await workbench.dialog();
  await workbench.screenshot('6-rejecting');
  await workbench.press('Escape');
  await approvals.choose('Diesel takes over', 'Approve', workbench.quickInput.title('Approve: 3 files'));
  await workbench.quickInput.answerTo('Approve: 3 files', 'Measured on Friday');
  const asked = await workbench.dialog();
  for (const said of ['Approve 3 files?', 'engine/limits.txt', 'The change deletes engine/steam.txt.', 'so it counts'])
    if (!asked.includes(said)) throw new Error(`${said}: not in "${asked}"`);
  await workbench.screenshot('7-approving');
  const button = await workbench.press('Enter');
  if (button !== 'Approve') throw new Error(`"${button}" had the focus`);
  await untilEqual(async () => (await paths.rows()).filter(it => it.includes('steam')), ['    engine/steam.txt deleted, approved']);
  await approvals.row('approved by ben@example.org').first().waitFor();
  await workbench.screenshot('8-approved');
}

async function filter(workbench: Workbench, words: string): Promise<void> {
  await workbench.command('Groundline: Filter Protected Paths');
  await workbench.quickInput.answerTo('Filter Protected Paths', words);
}

/** Committed with steam, and left with diesel. */
function leaveSteam(folder: string): void {
  asBen(folder);
  commitAll(folder, 'Open the ferry');
  rmSync(path.join(folder, 'engine/steam.txt'));
  writeFileSync(path.join(folder, 'engine/limits.txt'), 'rate: 15\nburst: 20\n');
  writeFileSync(path.join(folder, 'engine/diesel.txt'), 'cylinders: 6\n');
}
