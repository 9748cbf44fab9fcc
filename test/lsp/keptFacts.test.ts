import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { bookshop, wrongService } from './bookshop.ts';
import { TestClient, TestFolder } from './client.ts';

describe('facts kept between sessions with the language server', () => {
  it('are used by the next one, beside what is open and what changed', async () => {
    using folder = new TestFolder(bookshop);
    using caches = new Caches();
    const [readme, operations] = [folder.uri('README.md'), folder.uri('docs/operations.md')];
    {
      await using client = await begin(folder, caches);
      assert.deepEqual(client.messages(readme), [wrongService]);
      await client.open(operations, '# Operations\n');
      await client.connection.sendRequest('groundline/checkWorkspace', null);
      assert.equal(caches.kept().length, 1);
    }
    folder.write('README.md', (bookshop['README.md'] ?? '').replace('bakend', 'backend'));
    await using client = await begin(folder, caches);
    assert.deepEqual(client.messages(readme), []);
    assert.deepEqual(client.messages(operations), [wrongService], 'the buffer of the earlier session was not kept');
  });

  it('are not kept of a workspace that is not trusted', async () => {
    using folder = new TestFolder(bookshop);
    using caches = new Caches();
    await using client = await begin(folder, caches, { trusted: false });
    assert.deepEqual(client.messages(folder.uri('README.md')), [wrongService]);
    assert.deepEqual(caches.kept(), []);
    await client.connection.sendNotification('groundline/trustGranted', null);
    await client.until('trusted', () => client.statuses.at(-1)?.state === 'ready');
    await client.until('kept', () => caches.kept().length === 1);
  });
});

/** A cache folder of its own, gone when the test ends. */
class Caches implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'groundline-caches-'));
  readonly environment = { XDG_CACHE_HOME: this.#folder, LOCALAPPDATA: this.#folder };

  kept(): readonly string[] {
    return readdirSync(this.#folder, { recursive: true, encoding: 'utf8' }).filter(it => /facts.[\w-]+$/.test(it));
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}

async function begin(folder: TestFolder, { environment }: Caches, initializationOptions = {}): Promise<TestClient> {
  const client = await TestClient.start({
    folders: [folder.uri()],
    program: 'test/lsp/keepingServer.ts',
    environment,
    initializationOptions,
  });
  client.connection.onRequest('client/registerCapability', () => null);
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  await client.begin();
  await client.ready();
  return client;
}
