import { execFileSync } from 'node:child_process';
import { untilEqual } from '../workbench/gestures.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { sampleFiles } from '../workspaces.ts';
import type { UiTests } from './uiTest.ts';

const offering = { 'groundline.offerFirstSteps': true };
const offer = (workbench: Workbench) => workbench.notification('How do you want to begin?');
const badge = (workbench: Workbench) => workbench.statusBar.item('groundline.groundline', 'state');

export const tests: UiTests = [
  {
    name: 'A folder with findings and no policy is offered ways to begin, and accepting leaves only what is new',
    files: sampleFiles,
    settings: { ...offering, 'workbench.colorTheme': 'Dark 2026' },
    run: async workbench => {
      await offer(workbench).waitFor();
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Findings').row('No service "api"').waitFor();
      await workbench.screenshot('offer');
      await offer(workbench).getByRole('button', { name: 'Accept for Now' }).click();
      await workbench.notification('from now on only new ones are reported').waitFor();
      await workbench.untilSaved('.groundline/baseline.tsv', 'compose/unknown-service');
      await badge(workbench).untilText('no findings');
      await workbench.writeFile('docs/NEW.md', 'Run `docker compose logs web`.\n');
      await badge(workbench).untilText(/1 warning/);
    },
  },
  {
    name: 'Ways to begin are offered once: whoever closes them is not asked again',
    files: sampleFiles,
    settings: offering,
    run: async workbench => {
      await offer(workbench).waitFor();
      await offer(workbench).hover();
      await offer(workbench).locator('.codicon-notifications-clear').click();
      await offer(workbench).waitFor({ state: 'detached' });
      await workbench.page.reload();
      await badge(workbench).untilText(/warning/);
      await workbench.command('Groundline: Check Workspace');
      await workbench.notification('Checked').waitFor();
      if (await offer(workbench).isVisible()) throw new Error('It is offered again');
    },
  },
  {
    name: 'A folder that has a policy is offered nothing',
    files: { ...sampleFiles, 'groundline.yaml': 'version: 1\n' },
    settings: offering,
    run: async workbench => {
      await badge(workbench).untilText(/warning/);
      await workbench.command('Groundline: Check Workspace');
      await workbench.notification('Checked').waitFor();
      if (await offer(workbench).isVisible()) throw new Error('It is offered');
    },
  },
  {
    name: 'A folder that is not trusted is offered nothing',
    files: sampleFiles,
    settings: offering,
    untrusted: true,
    run: async workbench => {
      await workbench.trust.untilRestricted();
      await badge(workbench).untilText('restricted mode, reading only');
      await workbench.openFile('docs/OPERATIONS.md');
      await workbench.editor.squiggles('warning').first().waitFor();
      if (await offer(workbench).isVisible()) throw new Error('It is offered');
    },
  },
  {
    name: 'The walkthrough leads from a finding to the gate, and its steps do what they say',
    files: { ...sampleFiles, '.github/CODEOWNERS': '/docs/ @storefront/writers\n' },
    settings: { 'workbench.colorTheme': 'Light 2026' },
    run: async workbench => {
      await workbench.command('Groundline: Open Walkthrough');
      await workbench.page.locator('.getting-started-step .step-title').first().waitFor();
      await workbench.command('View: Toggle Primary Side Bar Visibility'); // the pages are shown where there is room for them
      const page = workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
      const titles = workbench.page.locator('.getting-started-step .step-title');
      await untilEqual(
        () => titles.allInnerTexts(),
        [
          'See what is false',
          'Mend it where it stands',
          'Say what this folder wants',
          'Protect what must not change unseen',
          'Judge changes in CI',
        ],
      );
      await titles.nth(4).click();
      await page.getByRole('heading', { name: 'A change is judged where it is merged' }).waitFor();
      await workbench.screenshot('ci-light');
      await workbench.setTheme('dark');
      await titles.nth(3).click();
      await page.getByRole('heading', { name: 'A decision is bound to content' }).waitFor();
      await workbench.screenshot('protect-dark');
      await titles.nth(2).click();
      await page.getByRole('heading', { name: 'What this folder wants' }).waitFor();
      await workbench.screenshot('policy-dark');
      await workbench.page.getByRole('button', { name: 'Create Policy' }).click();
      await workbench.notification('Wrote groundline.yaml, which adopts .github/CODEOWNERS').waitFor();
      await workbench.untilSaved('groundline.yaml', 'from:');
      await workbench.page.locator('.tab.active[data-resource-name="groundline.yaml"]').waitFor();
    },
  },
  {
    name: 'CI is set up from the palette, and what exists is left with a word on what it lacks',
    files: { ...sampleFiles, '.gitlab-ci.yml': 'stages: [test]\n' },
    prepare: folder => void execFileSync('git', ['init', '-q', '--template='], { cwd: folder }),
    run: async workbench => {
      await workbench.command('Groundline: Set Up CI');
      await workbench.quickInput.check('GitLab');
      await workbench.quickInput.confirm();
      const said = workbench.notification('Wrote .gitlab/groundline.gitlab-ci.yml. Left .gitlab-ci.yml as it is');
      await said.getByRole('button', { name: 'Copy What to Add' }).click();
      await workbench.page.locator('.tab.active[data-resource-name=".gitlab-ci.yml"]').waitFor();
      await untilEqual(() => workbench.clipboard(), 'include:\n  - local: .gitlab/groundline.gitlab-ci.yml\n');
    },
  },
];
