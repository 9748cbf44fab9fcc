import { type Browser, chromium } from 'playwright-core';

/** The size at which pages are laid out and pictures are taken. */
export const viewport = { width: 1280, height: 800 };

/** Headless, and silent on the network apart from the page itself. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // cannot start as root without
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
