import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { until } from '../until.ts';
import { becomes, repeatUntilGone, repeatUntilSeen } from './gestures.ts';
import { readRows } from './rows.ts';

/** The box at the top of the window, in which files, positions and commands are typed. */
export class QuickInput {
  readonly #page: Page;
  readonly #input: Locator;
  readonly #rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#input = page.locator('.quick-input-widget:visible input.input');
    this.#rows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  /** Runs the command with this title as the palette shows it, "Category: Title", as soon as the palette offers it. */
  async command(title: string): Promise<void> {
    const row = this.#row(title);
    await until(
      `the command "${title}"`,
      async () => {
        await repeatUntilSeen(this.#page, () => this.#type('F1', `>${title}`), row); // an open palette learns of no new command
        // What opens meanwhile takes the keyboard, and the palette closes.
        return row.click({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
      },
      30_000,
    );
  }

  /** The titles that the palette offers for what is typed: at most as many as its list shows at once. */
  async offeredCommands(typed: string): Promise<readonly string[]> {
    await this.#type('F1', `>${typed}`);
    await this.#rows.first().waitFor();
    const titles = await readRows(this.#rows);
    await this.close();
    return titles;
  }

  /** Chooses a row of a list that a command has opened, wherever in the list it is. */
  async choose(label: string): Promise<void> {
    const row = this.#row(label);
    await until(`"${label}" in the list`, async () => {
      await this.#input.fill(''); // what is typed while the list before it closes is lost
      await this.#input.fill(label);
      return becomes(row, 'visible');
    });
    await row.click();
  }

  /** Ticks a row of a list of which several may be chosen. */
  async check(label: string): Promise<void> {
    await this.#row(label).locator('.monaco-checkbox').first().click();
  }

  /** Takes what is ticked. */
  async confirm(): Promise<void> {
    await this.#page.locator('.quick-input-widget:visible').getByRole('button', { name: 'OK' }).click();
  }

  /** Answers the question that a command has asked. */
  async answer(text: string): Promise<void> {
    await this.#input.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** The title of a question. */
  title(words: string): Locator {
    return this.#page.locator('.quick-input-widget:visible .quick-input-title', { hasText: words });
  }

  /** Answers a question by the words of its title, once it is asked. */
  async answerTo(title: string, text: string): Promise<void> {
    await this.title(title).waitFor();
    await this.answer(text);
  }

  async openFile(file: string): Promise<void> {
    const { base: name, dir } = path.posix.parse(file);
    const row = this.#page.locator(`.quick-input-list .monaco-list-row[aria-label^="${dir === '' ? name : `${name} ${dir}`},"]`);
    await repeatUntilSeen(this.#page, () => this.#type('Control+p', file), row);
    await row.click();
    await this.#page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  async goTo(line: number, column: number): Promise<void> {
    await this.#type('Control+g', `:${line}:${column}`);
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, Col ${column}\\b`) }).waitFor();
  }

  async close(): Promise<void> {
    await repeatUntilGone(() => this.#page.keyboard.press('Escape'), this.#input);
  }

  async #type(key: string, text: string): Promise<void> {
    await repeatUntilSeen(this.#page, () => this.#page.keyboard.press(key), this.#input);
    await this.#input.fill(text);
  }

  #row(label: string): Locator {
    return this.#rows.filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) }).first();
  }
}
