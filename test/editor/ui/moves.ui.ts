import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { untilEqual } from '../workbench/gestures.ts';
import type { UiTests } from './uiTest.ts';

const readme = '# Storefront\n\nThe [seed](seed_v5.sql) is loaded at the first start.\n';

export const tests: UiTests = [
  {
    name: 'A quick fix moves a stray file with its references, and one undo brings all back',
    files: {
      'groundline.yaml': 'version: 1\nlayout:\n  routes: [{ match: "seed*.sql", to: db/seeds/ }]\n',
      'README.md': readme,
      'seed_v5.sql': 'insert into shelves values (1);\n',
    },
    settings: { 'workbench.colorTheme': 'Dark 2026', 'files.refactoring.autoSave': true },
    run: async workbench => {
      const { page, folder } = workbench;
      const state = async () => {
        const text = readFileSync(path.join(folder, 'README.md'), 'utf8');
        return [
          existsSync(path.join(folder, 'seed_v5.sql')),
          existsSync(path.join(folder, 'db/seeds/seed_v5.sql')),
          /\((.*)\)/.exec(text)?.[1],
        ];
      };
      await workbench.problems.show();
      await workbench.problems.row('"seed_v5.sql" does not belong in the root folder').waitFor();
      await workbench.openFile('seed_v5.sql');
      await workbench.goTo(1, 1);
      await workbench.editor.applyQuickFix('Move to db/seeds/seed_v5.sql');
      await untilEqual(state, [false, true, 'db/seeds/seed_v5.sql']);
      await workbench.problems.row('does not belong').waitFor({ state: 'detached' });
      await workbench.screenshot('moved');
      await workbench.openFile('README.md');
      await page.locator('.editor-instance .view-lines').first().click();
      await page.keyboard.press('Control+z');
      await workbench.editor.line('[seed](seed_v5.sql)').waitFor();
      await workbench.editor.save();
      await untilEqual(state, [true, false, 'seed_v5.sql']);
    },
  },
];
