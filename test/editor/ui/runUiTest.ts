import * as path from 'node:path';
import { viewport } from '../server/browser.ts';
import { writeSettings } from '../server/profile.ts';
import { workbenchUrl } from '../server/workbenchUrl.ts';
import { Workbench } from '../workbench/workbench.ts';
import { writeWorkspace } from '../workspaces.ts';
import type { Editors } from './editors.ts';
import { openWindow } from './openWindow.ts';
import type { UiTest } from './uiTest.ts';

/** Runs one test in a fresh window. The error that ends it, or nothing; a failing test leaves a picture. */
export async function runUiTest(editors: Editors, test: UiTest): Promise<unknown> {
  const { server, profile } = await editors.get(test.untrusted === true ? 'asking' : 'trusted');
  writeSettings(profile, test.settings ?? {});
  const context = await editors.browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const folder = writeWorkspace(test.files);
  test.prepare?.(folder);
  const workbench = new Workbench(page, { folder, pictures: fileName(test.name) });
  try {
    await openWindow(page, workbenchUrl(server.port, path.join(folder, test.workspace ?? '')));
    await test.run(workbench);
    return undefined;
  } catch (error) {
    await workbench.screenshot('failure').catch((reason: unknown) => console.error(`No picture of the failure: ${reason}`));
    return error;
  } finally {
    await context.close();
  }
}

function fileName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
