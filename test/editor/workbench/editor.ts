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

  /** Waits until the comparison with this in its title is in front, and shows a line that came or went. */
  async untilCompared(title: string, line: 'came' | 'went' = 'came'): Promise<void> {
    await this.#page.locator('.tab.active', { hasText: title }).waitFor();
    await this.#page
      .locator(`.monaco-diff-editor .line-${line === 'came' ? 'insert' : 'delete'}`)
      .first()
      .waitFor();
  }

  /** What the toolbar of the editor in front offers, by its title. */
  action(title: string): Locator {
    return this.#page.locator(`.editor-actions .action-label[aria-label^="${title}"]`);
  }

  /** The underlines of findings in sight: wait for one, count them, or hover over one. */
  squiggles(severity: Severity): Locator {
    return this.#page.locator(`.editor-instance .view-overlays .squiggly-${severity}`);
  }

  /** What the hover at the cursor says, part by part: a finding's message and its rule, then what providers add. */
  async hoverTexts(): Promise<readonly string[]> {
    await this.#showHover(this.#hover);
    return readTexts(this.#hover);
  }

  /** Shows the hover at the cursor with its offer of quick fixes, which arrives after its texts and only while it stays open. */
  async showHoverWithFixes(): Promise<void> {
    await this.#showHover(this.#page.locator('.monaco-hover:visible', { hasText: 'Quick Fix...' }));
  }

  async #showHover(part: Locator): Promise<void> {
    const show = async (): Promise<void> => {
      await this.#page.keyboard.press('Control+k');
      await this.#page.keyboard.press('Control+i');
    };
    await repeatUntilSeen(this.#page, show, part);
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

  /** Shows, by keys alone, what a quick fix would change; nothing is changed yet. */
  async previewQuickFix(title: string): Promise<void> {
    const titles = await this.openQuickFixes();
    for (let left = titles.indexOf(title); left > 0; left--) await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press('Control+Enter');
    await this.#page.locator('.bulk-edit-panel').waitFor();
  }

  /** A row of that preview: a file, or a change in it. */
  previewRow(text: string): Locator {
    return this.#page.locator('.bulk-edit-panel .monaco-list-row', { hasText: text });
  }

  /** Makes the changes of the preview. */
  async applyPreview(): Promise<void> {
    await this.#page.locator('.bulk-edit-panel').getByRole('button', { name: 'Apply' }).click();
  }

  /** Types at the cursor, as a user would: brackets close themselves, suggestions may open. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async save(): Promise<void> {
    await repeatUntilSeen(this.#page, () => this.#page.keyboard.press('Control+s'), this.#page.locator('.tab.active:not(.dirty)'));
  }
}
