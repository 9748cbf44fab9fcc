/**
 * The program behind `standIn/code`: serves the web editor, opens it in a headless browser with the wished folder,
 * extension and suite, and ends with the suite's code. 124: no result in time. 2: the page or the browser broke.
 */
import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBrowser } from '../installation/programs.ts';
import { runEntry } from '../installation/unavailable.ts';
import { ensureWebServer } from '../installation/webServer.ts';
import { screenshots } from '../repository.ts';
import { launchBrowser, viewport } from '../server/browser.ts';
import { startServer } from '../server/editorServer.ts';
import { type Profile, profileIn } from '../server/profile.ts';
import { temporaryFolder } from '../server/temporaryFolder.ts';
import { workbenchUrl } from '../server/workbenchUrl.ts';
import { type CommandLine, payload, readCommandLine } from './commandLine.ts';
import { printPageConsole } from './pageConsole.ts';

const limitSeconds = Number(process.env['EDITOR_SUITE_SECONDS'] ?? 120);

/** A result, and the reason when it is not the suite's own. */
interface Outcome {
  readonly code: number;
  readonly reason?: string;
}

await runEntry(async () => {
  const commandLine = readCommandLine(process.argv.slice(2));
  const browser = await launchBrowser(ensureBrowser());
  const server = await startServer(ensureWebServer(), profileOf(commandLine), { trust: 'trusted', testDriver: true });
  const page = await browser.newPage({ viewport });
  const url = workbenchUrl(server.port, commandLine.folder, payload(commandLine, server.port));
  const { code, reason } = await runSuite(page, url);
  if (reason !== undefined) console.error(`${reason} (EDITOR_VERBOSE=1 shows all that the editor says)\n${lastLines(server.log())}`);
  if (code !== 0) await takePicture(page);
  await browser.close();
  await server.stop();
  return code;
});

/** Opens the workbench, which starts the suite, and waits until the suite or something around it ends. */
async function runSuite(page: Page, url: string): Promise<Outcome> {
  const outcome = new Promise<Outcome>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', (code: number) => resolve({ code })).catch(reject);
    page.on('crash', () => resolve({ code: 2, reason: 'The page crashed' }));
    page.on('close', () => resolve({ code: 2, reason: 'The browser went away' }));
    const late = { code: 124, reason: `No result of the suite within ${limitSeconds} s` };
    setTimeout(() => resolve(late), limitSeconds * 1000).unref();
  });
  await page.exposeFunction('codeAutomationLog', printPageConsole);
  const opened = page.goto(url, { timeout: 60_000 }).then(() => outcome);
  return Promise.race([opened, outcome]);
}

/** A picture is a courtesy: that none could be taken must not hide why the suite failed. */
async function takePicture(page: Page): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  const file = path.join(screenshots, 'in-host-failure.png');
  await page.screenshot({ path: file, timeout: 3000 }).catch((error: unknown) => console.error(`No picture of the failure: ${error}`));
}

function profileOf({ userData, extensionsFolder }: CommandLine): Profile {
  const fallback = profileIn(temporaryFolder('profile'));
  return { userData: userData ?? fallback.userData, extensions: extensionsFolder ?? fallback.extensions };
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
