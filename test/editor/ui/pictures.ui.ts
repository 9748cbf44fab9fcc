import type { Settings } from '../server/profile.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { type Files, storefrontFiles } from '../workspaces.ts';
import { asBen, commitAll } from './repositories.ts';
import type { UiTest, UiTests } from './uiTest.ts';

const themes: Readonly<Record<string, Settings>> = {
  dark: { 'workbench.colorTheme': 'Dark 2026' },
  light: { 'workbench.colorTheme': 'Light 2026' },
};
const owners = [
  '# Who decides',
  '/backend/ @storefront/platform',
  '/compose*.yaml @storefront/platform',
  '/docs/ @storefront/writers',
  '/services/ @storefront/backend',
  '',
];
const files: Files = { ...storefrontFiles(), '.github/CODEOWNERS': owners.join('\n') };
const governedFiles: Files = {
  ...Object.fromEntries(Object.entries(storefrontFiles()).filter(([path]) => path !== '.github/CODEOWNERS')),
  'groundline.yaml': [
    'version: 1',
    'protected:',
    '  paths:',
    '    - { match: "compose*.yaml", why: runs in production, approvers: [ben@example.org] }',
    '    - { match: "backend/**", why: the engine, approvers: [ben@example.org] }',
    '',
  ].join('\n'),
};

/** What a picture shows: each is made in both themes, and is also a test that what it shows is there. */
interface Picture extends Pick<UiTest, 'files' | 'prepare' | 'run'> {
  /** How its files begin: `findings-dark.png`. */
  readonly file: string;
  readonly shows: string;
  readonly hover?: boolean;
}

const pictures: readonly Picture[] = [
  {
    file: 'findings',
    shows: 'findings in the editor, in the view and in Problems',
    files,
    run: async workbench => {
      await open(workbench);
      await workbench.problems.show();
      await workbench.problems.row('No stage "builder"').first().waitFor();
    },
  },
  {
    file: 'findings-by-rule',
    shows: 'findings by rule',
    files,
    run: async workbench => {
      await open(workbench);
      await workbench.command('Groundline: Group Findings by Rule');
      await workbench.sideBar.view('Findings').row('compose/unknown-service').waitFor();
    },
  },
  {
    file: 'findings-by-cause',
    shows: 'findings by cause',
    files: { ...files, 'docs/shelves.md': '# Shelves\n\nSee [the till](../guides/till.md) and [the stock](../guides/stock.md).\n' },
    run: async workbench => {
      await open(workbench);
      await workbench.command('Groundline: Group Findings by Cause');
      await workbench.sideBar.view('Findings').row('There is no folder').waitFor();
    },
  },
  {
    file: 'quick-fix',
    shows: 'the menu of quick fixes',
    files,
    run: async workbench => {
      await open(workbench);
      await atClaim(workbench);
      await workbench.editor.openQuickFixes();
    },
  },
  {
    file: 'hover',
    shows: 'a hover',
    files,
    hover: true,
    run: async workbench => {
      await open(workbench);
      await atClaim(workbench);
      await workbench.editor.showHoverWithFixes();
    },
  },
  {
    file: 'facts',
    shows: 'facts',
    files,
    run: async workbench => {
      await open(workbench);
      await workbench.command('Groundline: Filter Facts');
      await workbench.quickInput.answerTo('Filter Facts', 'service');
      for (const title of ['Findings', 'Protected paths']) await workbench.sideBar.view(title).collapse();
      await workbench.sideBar.view('Facts').row('compose.service').first().waitFor();
    },
  },
  {
    file: 'approvals',
    shows: 'a request, what it changes, and the states of protected paths',
    files: governedFiles,
    prepare: folder => {
      asBen(folder);
      commitAll(folder, 'Open the shop');
    },
    run: async workbench => {
      await workbench.openFile('compose.yaml');
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.widen(440);
      await workbench.sideBar.view('Findings').collapse();
      await workbench.sideBar.view('Approvals').expand();
      await workbench.goTo(2, '  backend:'.length + 1);
      await workbench.page.keyboard.press('Enter'); // which indents as the line above is
      await workbench.editor.type('  cpus: 2');
      await workbench.editor.save();
      await workbench.sideBar.view('Approvals').row('compose.yaml').waitFor();
      await workbench.command('Groundline: Request Approval');
      await workbench.quickInput.answerTo('Request approval', 'Two workers at noon');
      const approvals = workbench.sideBar.view('Approvals');
      await approvals.row('Two workers at noon').waitFor();
      await approvals.row('compose.yaml').click();
      await workbench.editor.untilCompared('last commit ↔ now');
      await workbench.sideBar.view('Protected paths').row('compose*.yaml').click();
      await workbench.sideBar.view('Protected paths').row('awaiting approval').waitFor();
      await workbench.closeNotifications();
    },
  },
  {
    file: 'empty',
    shows: 'the empty state',
    files: {
      'README.md': '# Storefront\n\nStart it with `docker compose up db`.\n',
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n',
    },
    run: async workbench => {
      await workbench.openFile('README.md');
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Findings').untilWelcome('every claim that could be judged is true');
      await workbench.sideBar.view('Protected paths').untilWelcome('CODEOWNERS');
    },
  },
];

/** The pictures of the README. */
export const tests: UiTests = pictures.flatMap(({ file, shows, hover = false, run, ...rest }) =>
  Object.entries(themes).map(([theme, settings]) => ({
    ...rest,
    name: `Picture: ${shows}, ${theme}`,
    settings,
    run: async (workbench: Workbench) => {
      await run(workbench);
      await workbench.picture(`${file}-${theme}`, { hover });
    },
  })),
);

async function open(workbench: Workbench): Promise<void> {
  await workbench.openFile('README.md');
  await workbench.sideBar.open('Groundline');
  await workbench.sideBar.widen(440);
  await workbench.editor.squiggles('warning').first().waitFor();
}

/** Puts the cursor on the service that the README names and no compose file defines. */
async function atClaim(workbench: Workbench): Promise<void> {
  const before = (files['README.md'] ?? '').split('logs -f api')[0] ?? '';
  await workbench.goTo(before.split('\n').length, (before.split('\n').at(-1) ?? '').length + 'logs -f a'.length);
}
