import type { Browser } from 'playwright-core';
import type { WebServer } from '../installation/webServer.ts';
import { launchBrowser } from '../server/browser.ts';
import { type EditorServer, installExtension, type ServerOptions, startServer } from '../server/editorServer.ts';
import { type Profile, profileIn } from '../server/profile.ts';
import { temporaryFolder } from '../server/temporaryFolder.ts';

/** An editor with the packaged extension installed, ready to open folders. */
export interface InstalledEditor {
  readonly server: EditorServer;
  readonly profile: Profile;
}

/** What all tests of a run share: one browser, and one editor per kind of trust, started when it is asked for. */
export class Editors {
  readonly browser: Browser;
  readonly #webServer: WebServer;
  readonly #vsix: string;
  readonly #started = new Map<ServerOptions['trust'], Promise<InstalledEditor>>();

  private constructor(browser: Browser, webServer: WebServer, vsix: string) {
    this.browser = browser;
    this.#webServer = webServer;
    this.#vsix = vsix;
  }

  static async open(browserPath: string, webServer: WebServer, vsix: string): Promise<Editors> {
    return new Editors(await launchBrowser(browserPath), webServer, vsix);
  }

  async get(trust: ServerOptions['trust']): Promise<InstalledEditor> {
    const known = await this.#started.get(trust);
    if (known?.server.isRunning() === true) return known;
    const editor = this.#start(trust);
    this.#started.set(trust, editor);
    return editor;
  }

  async close(): Promise<void> {
    await this.browser.close();
    for (const editor of this.#started.values()) await (await editor).server.stop();
  }

  async #start(trust: ServerOptions['trust']): Promise<InstalledEditor> {
    const profile = profileIn(temporaryFolder('profile'));
    installExtension(this.#webServer, profile, this.#vsix);
    return { server: await startServer(this.#webServer, profile, { trust, testDriver: false }), profile };
  }
}
