import type { Locator, Page } from 'playwright-core';
import { readTexts, repeatUntilSeen } from './gestures.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The text editor in front. */
export class Editor {
  readonly #page: Page;
  readonly #actions: Locator;
  readonly #hover: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#actions = page.locator('.action-widget .monaco-list-row.action');
    this.#hover = page.locator('.monaco-hover:visible :is(.marker > *, .rendered-markdown)');
  }

  /** A visible line that contains `text`. */
  line(text: string): Locator {
    return this.#page.locator('.editor-instance .view-line', { hasText: text });
  }

  /** Waits until the comparison with this in its title is in front, and shows a line that came. */
  async untilCompared(title: string): Promise<void> {
    await this.#page.locator('.tab.active', { hasText: title }).waitFor();
    await this.#page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  }

  /** The underlines of findings in sight: wait for one, count them, or hover over one. */
  squiggles(severity: Severity): Locator {
    return this.#page.locator(`.editor-instance .view-overlays .squiggly-${severity}`);
  }

  /** What the hover at the cursor says, part by part: a finding's message and its rule, then what providers add. */
  async hoverTexts(): Promise<readonly string[]> {
    const show = async (): Promise<void> => {
      await this.#page.keyboard.press('Control+k');
      await this.#page.keyboard.press('Control+i');
    };
    await repeatUntilSeen(this.#page, show, this.#hover);
    return readTexts(this.#hover);
  }

  /** The titles of the quick fixes at the cursor, in the order of the menu; the menu stays open. */
  async openQuickFixes(): Promise<readonly string[]> {
    await repeatUntilSeen(this.#page, () => this.#page.keyboard.press('Control+.'), this.#actions);
    return readTexts(this.#actions.locator('.title'));
  }

  async applyQuickFix(title: string): Promise<void> {
    if (!(await this.#actions.first().isVisible())) await this.openQuickFixes();
    await this.#actions.filter({ has: this.#page.getByText(title, { exact: true }) }).click();
  }

  /** Types at the cursor, as a user would: brackets close themselves, suggestions may open. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async save(): Promise<void> {
    await repeatUntilSeen(this.#page, () => this.#page.keyboard.press('Control+s'), this.#page.locator('.tab.active:not(.dirty)'));
  }
}
