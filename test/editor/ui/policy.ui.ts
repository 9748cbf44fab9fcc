import { untilEqual } from '../workbench/gestures.ts';
import type { UiTests } from './uiTest.ts';

const policy = [
  'version: 1',
  'layout:',
  '  require: [.github/dependabot.yml]',
  'debt:',
  '  markers: [TODO]',
  '  budgets: [{ match: "src/**", max: 1 }]',
  'versions:',
  '  - { name: storefront, source: package.json#/version, mirrors: [src/version.json#/version] }',
  '',
];

export const tests: UiTests = [
  {
    name: 'What the policy asks for and the folder lacks is underlined at the entry that asks',
    files: {
      'groundline.yaml': policy.join('\n'),
      'package.json': '{ "name": "storefront", "version": "1.4.0" }\n',
      'src/version.json': '{ "version": "1.3.0" }\n',
      'src/cart.js': '// TODO: count twice\n// TODO: round once\n',
    },
    settings: { 'workbench.colorTheme': 'Light 2026' },
    run: async workbench => {
      await workbench.openFile('groundline.yaml');
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.widen(440);
      await workbench.editor.squiggles('warning').first().waitFor();
      await untilEqual(
        async () => (await workbench.sideBar.view('Findings').rows()).slice(0, 3),
        ['groundline.yaml 2', '  No file .github/dependabot.yml line 3', '  2 markers in "src/**", 1 more than its budget of 1 line 6'],
      );
      await workbench.sideBar.view('Findings').row('1.3.0').waitFor();
      await workbench.goTo(3, 14);
      const titles = await workbench.editor.openQuickFixes();
      if (titles[0] !== 'Create .github/dependabot.yml') throw new Error(`Offered first: ${titles.join(', ')}`);
      await workbench.screenshot('entries');
    },
  },
];
