import { untilEqual } from '../workbench/gestures.ts';
import { sampleFiles } from '../workspaces.ts';
import type { UiTests } from './uiTest.ts';

export const tests: UiTests = [
  {
    name: 'The view Protected paths shows each registry, its patterns and their files, and marks a pattern that matches nothing',
    files: { ...sampleFiles, '.github/CODEOWNERS': '# Who decides\n/docs/ @storefront/writers\n/services/ @storefront/backend\n' },
    run: async workbench => {
      await workbench.sideBar.open('Groundline');
      const view = workbench.sideBar.view('Protected paths');
      await view.row('/services/').waitFor();
      await view.row('/docs/').click();
      await view.row('OPERATIONS.md').waitFor();
      await untilEqual(
        () => view.rows(),
        [
          '.github/CODEOWNERS 2 patterns, 1 dead',
          '  /docs/ 1 file @storefront/writers',
          '    docs/OPERATIONS.md',
          '  /services/ matches nothing',
        ],
      );
      await view.row('/services/').locator('.codicon-warning').waitFor();
      await view.row('/services/').click();
      await workbench.page.locator('.statusbar-item', { hasText: 'Ln 3, Col' }).waitFor();
    },
  },
  {
    name: 'Without anything protected the view says where protection is written',
    files: sampleFiles,
    run: async workbench => {
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Protected paths').untilWelcome('CODEOWNERS');
      await workbench.sideBar.view('Protected paths').section.getByRole('button', { name: 'Open Policy' }).click();
      await workbench.editor.line('version: 1').waitFor();
    },
  },
];
