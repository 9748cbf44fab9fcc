import { untilEqual } from '../workbench/gestures.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { sampleFiles } from '../workspaces.ts';
import type { UiTests } from './uiTest.ts';

export const tests: UiTests = [
  {
    name: 'The view Facts shows what was read by kind, key and place; a filter narrows it, a place opens',
    files: sampleFiles,
    settings: { 'workbench.colorTheme': 'Dark 2026' },
    run: async workbench => {
      const view = await openFacts(workbench);
      await view.row('compose.service').click();
      await view.row('frontend').waitFor();
      await workbench.command('Groundline: Filter Facts');
      await workbench.quickInput.answer('compose.service backend');
      await untilEqual(() => view.rows(), ['compose.service 1', '  backend docker-compose.yml:2']);
      await view.section.getByText(/^1 fact of \d+ with "compose.service backend"$/).waitFor();
      await view.row('backend').click();
      await workbench.page.locator('.statusbar-item', { hasText: 'Ln 2, Col' }).waitFor();
      await workbench.screenshot('filtered');
      await workbench.command('Groundline: Filter Facts');
      await workbench.quickInput.answer('nowhere');
      await view.section.getByRole('button', { name: 'Show All Facts' }).click();
      await view.row('doc.heading').or(view.row('compose.service')).first().waitFor();
    },
  },
];

async function openFacts(workbench: Workbench) {
  await workbench.sideBar.open('Groundline');
  for (const title of ['Findings', 'Protected paths']) await workbench.sideBar.view(title).collapse();
  const view = workbench.sideBar.view('Facts');
  await view.expand();
  return view;
}
