import type { Page } from 'playwright-core';

/**
 * Opens the page of a workbench and comes back when the explorer lists something.
 *
 * The web editor looks for what a `*.code-workspace` file names as soon as its remote file system is there. On a busy
 * machine that answer can come before the window listens for it, and the window stays without a folder until it is
 * reloaded: so it is reloaded, as somebody who sees such a window would do.
 *
 * @throws TimeoutError where the last attempt, too, shows nothing within 30 seconds.
 */
export async function openWindow(page: Page, url: string, attempts = 3): Promise<void> {
  await page.goto(url, { timeout: 60_000 });
  try {
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 30_000 });
  } catch (error) {
    if (attempts === 1) throw error;
    await openWindow(page, url, attempts - 1);
  }
}
