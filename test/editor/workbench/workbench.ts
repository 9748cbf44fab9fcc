import { mkdir, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pictures, screenshots } from '../repository.ts';
import type { Settings } from '../server/profile.ts';
import { until } from '../until.ts';
import { Editor } from './editor.ts';
import { repeatUntilGone } from './gestures.ts';
import { Problems } from './problems.ts';
import { QuickInput } from './quickInput.ts';
import { SideBar } from './sideBar.ts';
import { StatusBar } from './statusBar.ts';
import { Trust } from './trust.ts';

/** The window as a user sees it: UI tests speak only this language, so that markup is known to this folder alone. */
export class Workbench {
  /** For what no word exists here yet. */
  readonly page: Page;
  readonly editor: Editor;
  readonly problems: Problems;
  readonly quickInput: QuickInput;
  readonly sideBar: SideBar;
  readonly statusBar: StatusBar;
  readonly trust: Trust;
  readonly #options: WorkbenchOptions;

  constructor(page: Page, options: WorkbenchOptions) {
    this.page = page;
    this.#options = options;
    this.quickInput = new QuickInput(page);
    this.editor = new Editor(page);
    this.problems = new Problems(page, this.quickInput);
    this.sideBar = new SideBar(page);
    this.statusBar = new StatusBar(page);
    this.trust = new Trust(page, this.quickInput);
  }

  /** The folder that is open. */
  get folder(): string {
    return this.#options.folder;
  }

  /** Opens a file of the folder, by its path relative to it, and waits for its text. */
  async openFile(file: string): Promise<void> {
    await this.quickInput.openFile(file);
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  async command(title: string): Promise<void> {
    await this.quickInput.command(title);
  }

  /** Puts the cursor of the editor in front at a place, both counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.quickInput.goTo(line, column);
  }

  /** The text of the dialog that asks for a confirmation, once it is open. */
  async dialog(): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return (await dialog.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Answers that dialog. */
  async confirm(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
    await this.page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
  }

  /** Answers it by a key alone: Enter takes the button that is focused, Escape none. Gives the words of that button. */
  async press(key: 'Enter' | 'Escape'): Promise<string> {
    const focused = this.page.locator('.monaco-dialog-box .monaco-button:focus');
    await focused.waitFor();
    const words = (await focused.innerText()).trim();
    await this.page.keyboard.press(key);
    await this.page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
    return words;
  }

  /** A notification whose message contains `text`. */
  notification(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /** Closes whatever notifications are open. */
  async closeNotifications(): Promise<void> {
    await this.quickInput.command('Notifications: Clear All Notifications');
    await this.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
  }

  /** What was copied last. */
  async clipboard(): Promise<string> {
    return this.page.evaluate('navigator.clipboard.readText()');
  }

  /** Makes these the settings of the folder. Those of the user are read only when the window opens: a test states them. */
  async changeSettings(settings: Settings): Promise<void> {
    await this.writeFile('.vscode/settings.json', JSON.stringify(settings, undefined, 2));
  }

  async setTheme(theme: 'dark' | 'light'): Promise<void> {
    await this.quickInput.command('Preferences: Color Theme');
    await this.quickInput.choose(theme === 'dark' ? 'Dark 2026' : 'Light 2026');
    await this.page.locator(theme === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs').waitFor();
  }

  /** Takes a picture of the window, named after the test. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(screenshots, `${this.#options.pictures}-${name}.png`) });
  }

  /**
   * Takes a picture for the README, once toasts and, unless it shows a hover, the pointer are out of its way. A normal run leaves it under `out/`;
   * with UPDATE_PICTURES=1 it replaces the committed one, so that pictures change on purpose only.
   */
  async picture(name: string, options: { readonly hover?: boolean } = {}): Promise<void> {
    if (options.hover !== true) {
      await this.#closeHovers();
    }
    await this.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
    await this.page.locator('.statusbar-item', { hasText: 'Activating Extensions' }).waitFor({ state: 'hidden' });
    const folder = process.env['UPDATE_PICTURES'] === '1' ? pictures : screenshots;
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }

  /**
   * A hover may open late, for a place that the pointer has left: moving again closes it. One whose place was drawn anew meanwhile never hears
   * of the pointer and closes by Escape, which would close a menu, too.
   */
  async #closeHovers(): Promise<void> {
    const hovers = this.page.locator('.monaco-hover:visible');
    await repeatUntilGone(async () => {
      await this.page.mouse.move(640, 700);
      await this.page.mouse.move(640, 798, { steps: 8 });
      if ((await hovers.count()) > 0 && !(await this.page.locator('.action-widget').isVisible())) await this.page.keyboard.press('Escape');
    }, hovers);
  }

  /** Waits until a file of the folder, on disk, contains `text`: an editor that shows no dot may still be writing. */
  async untilSaved(file: string, text: string): Promise<void> {
    await until(`"${text}" in ${file}`, async () => (await readFile(path.join(this.folder, file), 'utf8')).includes(text));
  }

  /**
   * Changes a file on disk behind the editor's back, as git or a generator does.
   * The editor overlooks a change that comes right after it has saved that very file: change another one, or do not save.
   */
  async writeFile(file: string, text: string): Promise<void> {
    const target = path.join(this.folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

export interface WorkbenchOptions {
  readonly folder: string;
  /** How the names of this test's pictures begin. */
  readonly pictures: string;
}
