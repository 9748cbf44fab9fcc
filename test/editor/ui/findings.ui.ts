import { untilEqual } from '../workbench/gestures.ts';
import { sampleFiles } from '../workspaces.ts';
import type { UiTests } from './uiTest.ts';

const message = 'No service "api" in docker-compose.yml; it defines backend, db, frontend';
const files = { ...sampleFiles, '.github/CODEOWNERS': '/docs/ @storefront/writers\n/services/ @storefront/backend\n' };

export const tests: UiTests = [
  {
    name: 'A false claim is underlined, and listed in Problems with its rule and its source of truth',
    files: sampleFiles,
    run: async workbench => {
      await workbench.openFile('docs/OPERATIONS.md');
      await workbench.editor.squiggles('warning').first().waitFor();
      await workbench.problems.show();
      await workbench.problems.row(message).first().waitFor();
      await untilEqual(
        async () => (await workbench.problems.rows()).slice(0, 3),
        [
          'OPERATIONS.md docs',
          `  ${message} groundline compose/unknown-service [Ln 6, Col 21]`,
          '    docker-compose.yml [Ln 2, Col 3] services are defined here',
        ],
      );
    },
  },
  {
    name: 'A quick fix mends the claim, the finding goes, and the file is saved as mended',
    files: sampleFiles,
    run: async workbench => {
      await workbench.problems.show();
      await workbench.problems.open(message);
      const titles = await workbench.editor.openQuickFixes();
      if (titles[0] !== 'Change to "backend"') throw new Error(`Offered first: ${titles.join(', ')}`);
      await workbench.editor.applyQuickFix('Change to "backend"');
      await workbench.editor.line('docker compose logs backend').waitFor();
      await workbench.editor.squiggles('warning').first().waitFor({ state: 'detached' });
      await workbench.editor.save();
      await workbench.untilSaved('docs/OPERATIONS.md', 'docker compose logs backend');
      await workbench.problems.row(message).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'Unsaved text is judged as it is typed',
    files: sampleFiles,
    run: async workbench => {
      await workbench.openFile('docker-compose.yml');
      await workbench.problems.show();
      await workbench.problems.row(message).first().waitFor();
      await workbench.page.locator('.editor-instance .view-lines').first().click();
      await workbench.goTo(2, 3);
      await workbench.page.keyboard.press('Home');
      await workbench.editor.type('api:');
      await workbench.page.keyboard.press('Enter');
      await workbench.problems.row(message).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'Hovering over a false claim tells why once; over a true one, where its truth stands',
    files: { ...sampleFiles, 'README.md': '# Storefront\n\nStart it with `docker compose up db`.\n' },
    run: async workbench => {
      await workbench.problems.show();
      await workbench.problems.open(message);
      const texts = await workbench.editor.hoverTexts();
      if (texts.filter(it => it.includes('No service "api"')).length !== 1) throw new Error(`The hover says ${texts.join(' | ')}`);
      if (!texts.some(it => it.startsWith('docker-compose.yml'))) throw new Error(`No source of truth in ${texts.join(' | ')}`);
      await workbench.openFile('README.md');
      await workbench.goTo(3, 35);
      await untilEqual(() => workbench.editor.hoverTexts(), ['db is true: docker-compose.yml:4']);
    },
  },
  {
    name: 'The view Findings groups by file and by rule, and its badge counts',
    files,
    run: async workbench => {
      await workbench.sideBar.open('Groundline');
      const view = workbench.sideBar.view('Findings');
      await untilEqual(
        () => view.rows(),
        ['.github/CODEOWNERS 1', '  No file matches "/services/" line 2', 'docs/OPERATIONS.md 1', `  ${message} line 6`],
      );
      await untilEqual(() => workbench.sideBar.badge('Groundline'), '2');
      await workbench.command('Groundline: Group Findings by Rule');
      await untilEqual(
        () => view.rows(),
        [
          'compose/unknown-service 1',
          `  ${message} docs/OPERATIONS.md:6`,
          'owners/dead-pattern 1',
          '  No file matches "/services/" .github/CODEOWNERS:2',
        ],
      );
      await view.row(message).click();
      await workbench.editor.line('docker compose logs api').waitFor();
      await workbench.command('Groundline: Group Findings by File');
      await view.row('docs/OPERATIONS.md').waitFor();
    },
  },
  {
    name: 'Findings of one cause stand together when they are grouped by cause, the rest by file',
    files: {
      ...sampleFiles,
      'README.md': '# Storefront\n\nSee [the shelves](guides/shelves.md) and [the till](guides/till.md).\n',
      'docs/SHELVES.md': '# Shelves\n\nContinue with [the till](../guides/till.md).\n',
    },
    settings: { 'workbench.colorTheme': 'Light 2026' },
    run: async workbench => {
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.widen(440);
      await workbench.command('Groundline: Group Findings by Cause');
      await untilEqual(
        () => workbench.sideBar.view('Findings').rows(),
        [
          'There is no folder "guides" 3',
          '  No file "guides/shelves.md" README.md:3',
          '  No file "guides/till.md" README.md:3',
          '  No file "guides/till.md" docs/SHELVES.md:3',
          'docs/OPERATIONS.md 1',
          `  ${message} line 6`,
        ],
      );
      await workbench.screenshot('by-cause');
    },
  },
  {
    name: 'Go to Fact leads from a finding to what contradicts it',
    files: sampleFiles,
    run: async workbench => {
      await workbench.problems.show();
      await workbench.problems.open(message);
      await workbench.command('Groundline: Go to Fact');
      await workbench.page.locator('.tab.active[data-resource-name="docker-compose.yml"]').waitFor();
      await workbench.page.locator('.statusbar-item', { hasText: 'Ln 2, Col' }).waitFor();
    },
  },
  {
    name: 'A wrong finding is reported by copying its rule, claim and fact; nothing is sent',
    files: sampleFiles,
    run: async workbench => {
      await workbench.problems.show();
      await workbench.problems.open(message);
      await workbench.command('Groundline: Report a Wrong Finding');
      await workbench.notification('Nothing was sent').waitFor();
      const copied = await workbench.clipboard();
      for (const part of ['compose/unknown-service', 'api', 'backend']) {
        if (!copied.includes(part)) throw new Error(`No "${part}" in the report:\n${copied}`);
      }
      if (copied.includes(workbench.folder)) throw new Error(`The report says where the workspace lies:\n${copied}`);
    },
  },
];
