import { errors, type Locator, type Page } from 'playwright-core';
import { until } from '../until.ts';

const tries = 8;

/**
 * Repeats a gesture until its effect shows. The workbench loses keys that arrive while focus moves,
 * so a single key press is a wish; only what it brings about tells that it was heard.
 */
export async function repeatUntilSeen(page: Page, gesture: () => Promise<void>, effect: Locator): Promise<void> {
  for (let left = tries; left > 0; left--) {
    await gesture();
    if (await becomes(effect, 'visible')) return;
    await page.keyboard.press('Escape'); // from whatever the gesture reached instead
  }
  throw new Error(`A gesture made ${tries} times did not show ${effect}`);
}

/** Repeats a gesture until what it closes is gone. */
export async function repeatUntilGone(gesture: () => Promise<void>, closed: Locator): Promise<void> {
  for (let left = tries; left > 0; left--) {
    await gesture();
    if (await becomes(closed, 'hidden')) return;
  }
  throw new Error(`A gesture made ${tries} times did not close ${closed}`);
}

/** The text of every match, once there is one, as a reader sees it: one line each, single ordinary spaces. */
export async function readTexts(matches: Locator): Promise<readonly string[]> {
  await matches.first().waitFor();
  return (await matches.allInnerTexts()).map(it => it.replace(/\s+/g, ' ').trim());
}

/** Waits until `read` gives exactly `expected`; when it never does, says what it gave instead. */
export async function untilEqual<T>(read: () => Promise<T>, expected: T): Promise<void> {
  let last: T | undefined;
  const wanted = JSON.stringify(expected);
  const same = async (): Promise<boolean> => JSON.stringify((last = await read())) === wanted;
  await until(wanted, same).catch((cause: unknown) => {
    throw new Error(`Expected ${wanted}\nbut see  ${JSON.stringify(last)}`, { cause });
  });
}

/** Whether that happens within two seconds. */
export async function becomes(effect: Locator, state: 'visible' | 'hidden'): Promise<boolean> {
  try {
    await effect.first().waitFor({ state, timeout: 2000 });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
