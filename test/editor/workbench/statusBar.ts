import type { Locator, Page } from 'playwright-core';

/** The status bar at the bottom. */
export class StatusBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What the item beside the language says of the file in front, where it contains `text`; the pointer is left over the item. */
  async untilLanguageStatus(text: string): Promise<void> {
    await this.#page.locator('.statusbar-item[id="status.languageStatus"]').hover();
    await this.#page.locator('.hover-language-status', { hasText: text }).waitFor();
  }

  /** An item of an extension, by the ids of both: `groundline.groundline`, `state`. */
  item(extension: string, id: string): StatusBarItem {
    return new StatusBarItem(this.#page.locator(`.statusbar-item[id="${extension}.${id}"]`));
  }
}

export class StatusBarItem {
  readonly element: Locator;

  constructor(element: Locator) {
    this.element = element;
  }

  /** The words, without the icon. */
  async text(): Promise<string> {
    return (await this.element.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Waits until the words contain `text`. */
  async untilText(text: string | RegExp): Promise<void> {
    await this.element.filter({ hasText: text }).waitFor();
  }

  /** The icon's name as `$(…)` has it, animation included: `check`, `sync~spin`. */
  async icon(): Promise<string | undefined> {
    const classes = (await this.element.locator('.codicon').first().getAttribute('class')) ?? '';
    const name = /codicon-(?!modifier-)([\w-]+)/.exec(classes)?.[1];
    const modifier = /codicon-modifier-(\w+)/.exec(classes)?.[1];
    return name !== undefined && modifier !== undefined ? `${name}~${modifier}` : name;
  }

  async click(): Promise<void> {
    await this.element.locator('a').click();
  }
}
