import type { Locator, Page } from 'playwright-core';
import { repeatUntilSeen } from './gestures.ts';
import { readRows } from './rows.ts';

/** The activity bar at the very left and the views of its container in front. */
export class SideBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Brings a container of the activity bar to the front. */
  async open(container: string): Promise<void> {
    const item = this.#item(container);
    if ((await item.getAttribute('aria-expanded')) !== 'true') await item.click();
    await this.#page.locator('.activitybar .action-item[aria-expanded="true"]').and(item).waitFor();
  }

  /** The number on a container's icon; empty when there is none. */
  async badge(container: string): Promise<string> {
    return (await this.#item(container).locator('.badge-content').innerText()).trim();
  }

  /** Drags the border of the side bar so that it is this many pixels wide, more or less. */
  async widen(width: number): Promise<void> {
    const box = await this.#page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('There is no side bar');
    const height = box.y + box.height / 2;
    await this.#page.mouse.move(box.x + box.width, height);
    await this.#page.mouse.down();
    await this.#page.mouse.move(box.x + width, height, { steps: 5 });
    await this.#page.mouse.up();
    await this.#page.mouse.move(box.x + width, 2); // the border would stay lit
  }

  /** One view of the container in front, by the title of its section. */
  view(title: string): View {
    // With a description beside it, the title reads "Title - Description".
    const header = this.#page.locator(`.pane-header:is([aria-label^="${title} Section"], [aria-label^="${title} - "])`);
    return new View(this.#page.locator('.sidebar .pane').filter({ has: header }));
  }

  #item(container: string): Locator {
    return this.#page
      .locator('.activitybar .action-item')
      .filter({ has: this.#page.locator(`a.action-label[aria-label="${container}"], a.action-label[aria-label^="${container} "]`) });
  }
}

/** A tree, or what stands in its place while it is empty. */
export class View {
  /** The whole section, for what this class has no word for. */
  readonly section: Locator;

  constructor(section: Locator) {
    this.section = section;
  }

  async expand(): Promise<void> {
    const header = this.section.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    await this.section.locator('.pane-header[aria-expanded="true"]').waitFor();
  }

  async collapse(): Promise<void> {
    const header = this.section.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
    await this.section.locator('.pane-header[aria-expanded="false"]').waitFor();
  }

  row(text: string): Locator {
    return this.section.locator('.monaco-list-row', { hasText: text });
  }

  /** Chooses what stands at the end of a row while the pointer is over it, by its title. */
  async act(text: string, title: string): Promise<void> {
    const row = this.row(text).first();
    await row.hover();
    await row.locator(`.action-label[aria-label^="${title}"]`).click();
  }

  /** Chooses what the menu of a row offers, by keys alone, until this shows: a view that is drawn anew forgets what its menu was for. */
  async choose(text: string, title: string, effect: Locator): Promise<void> {
    const page = this.section.page();
    const menu = page.locator('.monaco-menu');
    const chosen = menu.locator('.action-item.focused', { hasText: title });
    await this.row(text).first().click();
    const choose = async (): Promise<void> => {
      await repeatUntilSeen(page, () => page.keyboard.press('Shift+F10'), menu);
      for (let left = await menu.locator('.action-item').count(); left > 0 && !(await chosen.isVisible()); left--)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    };
    await repeatUntilSeen(page, choose, effect);
  }

  /** Every row in sight, label and description, indented by two spaces per level. */
  async rows(): Promise<readonly string[]> {
    return readRows(this.section.locator('.monaco-list-row'));
  }

  /** Waits until a paragraph shown in place of the tree contains `text`: what is said while the workspace is read gives way to it. */
  async untilWelcome(text: string): Promise<void> {
    await this.section.locator('.welcome-view-content > *', { hasText: text }).first().waitFor();
  }
}
