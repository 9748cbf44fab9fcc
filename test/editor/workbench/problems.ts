import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quickInput.ts';
import { readRows } from './rows.ts';

/** The Problems panel: everything that extensions have reported, open files or not. */
export class Problems {
  readonly #page: Page;
  readonly #quickInput: QuickInput;
  readonly #rows: Locator;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
    this.#rows = page.locator('.markers-panel-container .monaco-list-row');
  }

  async show(): Promise<void> {
    await this.#quickInput.command('Problems: Focus on Problems View');
    await this.#page.locator('.markers-panel-container').waitFor();
  }

  /** The rows in sight: files, and below them, indented, their findings with source, rule and place; waits for the first. */
  async rows(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    return readRows(this.#rows);
  }

  row(text: string): Locator {
    return this.#rows.filter({ hasText: text });
  }

  /** Jumps to the finding: its text is selected in the editor afterwards. */
  async open(text: string): Promise<void> {
    await this.row(text).first().dblclick();
    await this.#page.locator('.statusbar-item', { hasText: /Ln \d+, Col \d+ \(\d+ selected\)/ }).waitFor();
  }
}
