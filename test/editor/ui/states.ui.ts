import { execFileSync } from 'node:child_process';
import { untilEqual } from '../workbench/gestures.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { sampleFiles } from '../workspaces.ts';
import type { UiTests } from './uiTest.ts';

const message = 'No service "api" in docker-compose.yml; it defines backend, db, frontend';
const clean = { ...sampleFiles, 'docs/OPERATIONS.md': '# Operations\n\n```sh\ndocker compose logs backend\n```\n' };
const moved = {
  ...sampleFiles,
  'README.md': '# Storefront\n\nSeed the shop with `scripts/seed.py`.\n',
  'scripts/seed.py': 'print("seeded")\n',
};

export const tests: UiTests = [
  {
    name: 'A clean workspace says that it is clean, in the view and in the status bar',
    files: clean,
    run: async workbench => {
      await item(workbench).untilText('Groundline: no findings');
      await untilEqual(() => item(workbench).icon(), 'check');
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Findings').untilWelcome('every claim that could be judged is true');
      await workbench.screenshot('empty');
    },
  },
  {
    name: 'Without a folder the view offers to open one, and the status bar says that nothing can be checked',
    files: clean,
    run: async workbench => {
      await item(workbench).untilText('Groundline: no findings');
      await workbench.command('Workspaces: Close Workspace');
      await item(workbench).untilText('Groundline: no folder');
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Findings').section.getByRole('button', { name: 'Open Folder' }).waitFor();
      await workbench.screenshot('no-folder');
    },
  },
  {
    name: 'The status item counts, explains itself and offers what makes sense',
    files: sampleFiles,
    run: async workbench => {
      await item(workbench).untilText('Groundline: 1 warning');
      await untilEqual(() => item(workbench).icon(), 'warning');
      await item(workbench).element.hover();
      const tooltip = workbench.page.locator('.monaco-hover:visible', { hasText: 'documents of' });
      await tooltip.waitFor();
      await workbench.screenshot('tooltip');
      await tooltip.getByText('Findings', { exact: true }).click();
      await workbench.sideBar.view('Findings').row(message).waitFor();
      await item(workbench).click();
      await workbench.quickInput.choose('Show Output');
      await workbench.page.locator('.panel .output-view').first().waitFor();
    },
  },
  {
    name: 'A paused workspace shows nothing and says why, until it is resumed',
    files: sampleFiles,
    run: async workbench => {
      await workbench.openFile('docs/OPERATIONS.md');
      await workbench.editor.squiggles('warning').first().waitFor();
      await workbench.command('Groundline: Pause');
      await item(workbench).untilText('Groundline: paused');
      await workbench.editor.squiggles('warning').first().waitFor({ state: 'detached' });
      await workbench.sideBar.open('Groundline');
      const view = workbench.sideBar.view('Findings');
      await view.section.getByText('Checking is paused').waitFor();
      await workbench.screenshot('paused');
      await view.section.getByRole('button', { name: 'Resume' }).click();
      await view.row(message).waitFor();
      await item(workbench).untilText('Groundline: 1 warning');
    },
  },
  {
    name: 'In Restricted Mode files are read and reported, and git is run once the folder is trusted',
    files: moved,
    prepare: commitAndMove,
    untrusted: true,
    run: async workbench => {
      await workbench.trust.untilRestricted();
      await item(workbench).untilText('restricted mode, reading only');
      await workbench.openFile('docs/OPERATIONS.md');
      await workbench.editor.squiggles('warning').first().waitFor();
      await workbench.problems.show();
      const history = workbench.problems.row('scripts/seed.py');
      if ((await history.filter({ hasText: /moved|renamed/ }).count()) > 0) throw new Error('Git history is known without trust');
      await workbench.sideBar.open('Groundline');
      await workbench.sideBar.view('Findings').row(message).waitFor();
      await workbench.screenshot('restricted');
      await workbench.trust.grant();
      await item(workbench).untilText(/warning/);
      await history
        .filter({ hasText: /moved|renamed/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'With several folders each is judged by itself, and its name stands before its paths',
    files: {
      'shop.code-workspace': JSON.stringify({ folders: [{ path: 'shop' }, { path: 'till' }] }),
      'shop/docker-compose.yml': sampleFiles['docker-compose.yml'] ?? '',
      'shop/README.md': '# Shop\n\n```sh\ndocker compose logs backend\n```\n',
      'till/compose.yaml': 'services:\n  api:\n    image: till:1.0\n',
      'till/README.md': '# Till\n\n```sh\ndocker compose logs backend\n```\n',
    },
    workspace: 'shop.code-workspace',
    settings: { 'workbench.colorTheme': 'Dark 2026' },
    run: async workbench => {
      await workbench.sideBar.open('Groundline');
      await untilEqual(
        () => workbench.sideBar.view('Findings').rows(),
        ['till/README.md 1', '  No service "backend" in compose.yaml; it defines api line 4'],
      );
      await item(workbench).untilText('Groundline: 1 warning');
      await workbench.screenshot('folders');
    },
  },
];

function item(workbench: Workbench) {
  return workbench.statusBar.item('groundline.groundline', 'state');
}

/** History that only git knows: the script was committed in one place and lies in another since. */
function commitAndMove(folder: string): void {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
    });
  };
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'Open the shop');
  git('mv', 'scripts', 'tools');
  git('commit', '-q', '-m', 'Keep scripts with the other tools');
}
