import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quickInput.ts';

/** Whether the user trusts the folder. Only a server started with `trust: 'asking'` knows folders that are not trusted. */
export class Trust {
  readonly #page: Page;
  readonly #quickInput: QuickInput;
  readonly #restricted: Locator;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
    this.#restricted = page.locator('.statusbar-item[id="status.workspaceTrust"]');
  }

  /** Waits for Restricted Mode: the folder is open, and extensions know that it is not trusted. */
  async untilRestricted(): Promise<void> {
    await this.#restricted.waitFor();
  }

  /** Trusts the folder in the workspace trust editor, to which the banner's "Manage" leads too, and closes it. */
  async grant(): Promise<void> {
    const editor = this.#page.locator('.workspace-trust-editor');
    await this.#quickInput.command('Workspaces: Manage Workspace Trust');
    await editor.getByRole('button', { name: 'Trust', exact: true }).click();
    await this.#restricted.waitFor({ state: 'detached' });
    await this.#page.getByRole('button', { name: 'Close Modal Editor' }).click();
    await editor.waitFor({ state: 'detached' });
  }

  /** Answers the dialog that opens when a test sets `security.workspace.trust.startupPrompt` to `always`. */
  async answerPrompt(answer: 'yes' | 'no'): Promise<void> {
    const button = answer === 'yes' ? 'Yes, I trust the authors' : "No, I don't trust the authors";
    await this.#page.locator('.monaco-dialog-box').getByRole('button', { name: button }).click();
    await this.#page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
  }
}
