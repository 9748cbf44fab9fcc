import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { untilEqual } from '../workbench/gestures.ts';
import type { Workbench } from '../workbench/workbench.ts';
import type { UiTests } from './uiTest.ts';

const files = {
  'groundline.yaml': 'version: 1\nlayout:\n  routes: [{ match: "seed*.sql", to: db/seeds/ }]\n',
  'README.md': '# Storefront\n\nThe [seed](seed_v5.sql) is loaded at the first start.\n',
  'seed_v5.sql': 'insert into shelves values (1);\n',
};

/** One story, told in both themes; its two pictures are the README's. */
export const tests: UiTests = Object.entries({ dark: 'Dark 2026', light: 'Light 2026' }).map(([theme, colorTheme]) => ({
  name: `In the ${theme} theme a stray file is moved with its references through the preview of the editor, and one undo brings all back`,
  files,
  settings: { 'workbench.colorTheme': colorTheme, 'files.refactoring.autoSave': true },
  run: (workbench: Workbench) => tellStory(workbench, theme),
}));

async function tellStory(workbench: Workbench, theme: string): Promise<void> {
  const { page, folder } = workbench;
  const state = async () => [
    existsSync(path.join(folder, 'seed_v5.sql')),
    existsSync(path.join(folder, 'db/seeds/seed_v5.sql')),
    /\((.*)\)/.exec(readFileSync(path.join(folder, 'README.md'), 'utf8'))?.[1],
  ];
  await workbench.problems.show();
  await workbench.problems.row('"seed_v5.sql" does not belong in the root folder').waitFor();
  await workbench.openFile('seed_v5.sql');
  await workbench.goTo(1, 1);
  await workbench.editor.previewQuickFix('Move to db/seeds/seed_v5.sql');
  await workbench.editor.previewRow('README.md').waitFor();
  await workbench.picture(`move-preview-${theme}`);
  await untilEqual(state, [true, false, 'seed_v5.sql']);
  await workbench.editor.applyPreview();
  await untilEqual(state, [false, true, 'db/seeds/seed_v5.sql']);
  await workbench.openFile('README.md');
  await workbench.editor.line('[seed](db/seeds/seed_v5.sql)').waitFor();
  await workbench.problems.show();
  await workbench.problems.row('does not belong').waitFor({ state: 'detached' });
  await workbench.picture(`moved-${theme}`);
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+z');
  await workbench.editor.line('[seed](seed_v5.sql)').waitFor();
  await workbench.editor.save();
  await untilEqual(state, [true, false, 'seed_v5.sql']);
}
