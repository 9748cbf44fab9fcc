import type { Workbench } from '../workbench/workbench.ts';
import { type Files, storefrontFiles } from '../workspaces.ts';
import type { UiTests } from './uiTest.ts';

const dark = { 'workbench.colorTheme': 'Dark 2026' };
const light = { 'workbench.colorTheme': 'Light 2026' };
const owners = [
  '# Who decides',
  '/backend/ @storefront/platform',
  '/compose*.yaml @storefront/platform',
  '/docs/ @storefront/writers',
  '/services/ @storefront/backend',
  '',
];
const files: Files = { ...storefrontFiles(), '.github/CODEOWNERS': owners.join('\n') };

/** The pictures of the README: each is also a test that what it shows is there. */
export const tests: UiTests = [
  ...Object.entries({ dark, light }).map(([theme, settings]) => ({
    name: `Picture: findings in the editor, in the view and in Problems, ${theme}`,
    files,
    settings,
    run: async (workbench: Workbench) => {
      await open(workbench);
      await workbench.problems.show();
      await workbench.problems.row('No service "api"').first().waitFor();
      await workbench.picture(`findings-${theme}`);
    },
  })),
  {
    name: 'Picture: findings by rule',
    files,
    settings: dark,
    run: async workbench => {
      await open(workbench);
      await workbench.command('Groundline: Group Findings by Rule');
      await workbench.sideBar.view('Findings').row('compose/unknown-service').waitFor();
      await workbench.picture('findings-by-rule');
    },
  },
  {
    name: 'Picture: the menu of quick fixes',
    files,
    settings: dark,
    run: async workbench => {
      await open(workbench);
      await atClaim(workbench);
      await workbench.editor.openQuickFixes();
      await workbench.picture('quick-fix');
    },
  },
  {
    name: 'Picture: a hover',
    files,
    settings: dark,
    run: async workbench => {
      await open(workbench);
      await atClaim(workbench);
      await workbench.editor.hoverTexts();
      await workbench.page.locator('.monaco-hover:visible', { hasText: 'Quick Fix...' }).waitFor();
      await workbench.picture('hover', { hover: true });
    },
  },
  {
    name: 'Picture: protected paths',
    files,
    settings: light,
    run: async workbench => {
      await open(workbench);
      await workbench.openFile('.github/CODEOWNERS');
      await workbench.sideBar.view('Findings').collapse();
      const view = workbench.sideBar.view('Protected paths');
      await view.row('/services/').waitFor();
      await view.row('/docs/').click();
      await view.row('operations.md').waitFor();
      await workbench.picture('protected-paths');
    },
  },
  {
    name: 'Picture: the empty state',
    files: {
      'README.md': '# Storefront\n\nStart it with `docker compose up db`.\n',
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n',
    },
    settings: dark,
    run: async workbench => {
      await workbench.openFile('README.md');
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Findings').untilWelcome('every claim that could be judged is true');
      await workbench.sideBar.view('Protected paths').untilWelcome('CODEOWNERS');
      await workbench.picture('empty');
    },
  },
];

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
