import type { Workbench } from '../workbench/workbench.ts';
import { sampleFiles } from '../workspaces.ts';
import type { UiTests } from './uiTest.ts';

const message = 'No service "api" in docker-compose.yml; it defines backend, db, frontend';

export const tests: UiTests = [
  {
    name: 'The rule in the Problems panel is a link to its page, shown as a preview without a network',
    files: sampleFiles,
    run: async workbench => {
      await workbench.problems.show();
      await workbench.problems.row(message).first().locator('a.monaco-link').click();
      await untilPage(workbench);
    },
  },
  {
    name: 'The rule in a hover is a link to its page',
    files: sampleFiles,
    run: async workbench => {
      await workbench.problems.show();
      await workbench.problems.open(message);
      await workbench.editor.hoverTexts();
      await workbench.page.locator('.monaco-hover:visible a.code-link').first().click();
      await untilPage(workbench);
    },
  },
  {
    name: 'A quick fix leads to the page',
    files: sampleFiles,
    run: async workbench => {
      await workbench.problems.show();
      await workbench.problems.open(message);
      const title = (await workbench.editor.openQuickFixes()).find(it => it.startsWith('Explain '));
      if (title === undefined) throw new Error('No quick fix opens the page');
      await workbench.editor.applyQuickFix(title);
      await untilPage(workbench);
    },
  },
  {
    name: 'Open Rule Page asks for a rule where there is no finding',
    files: sampleFiles,
    run: async workbench => {
      await workbench.command('Groundline: Open Rule Page');
      await workbench.quickInput.choose('compose/unknown-service');
      await untilPage(workbench);
    },
  },
];

/** The page is rendered two frames deep, as every webview is. */
async function untilPage({ page }: Workbench): Promise<void> {
  await page.locator('.tab.active', { hasText: 'unknown-service.md' }).waitFor();
  const preview = page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame');
  await preview.getByRole('heading', { name: 'compose/unknown-service' }).waitFor();
}
