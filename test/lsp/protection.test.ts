import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { TestClient, TestFolder } from './client.ts';

describe('protected paths in the language server', () => {
  it('holds unsaved text of a ledger against the last commit, whether or not it was changed on disk', async () => {
    using folder = governed();
    await using client = await begin(folder);
    const log = folder.uri('docs/LOG.md');
    await client.open(log, '# Log\n\n- opened the shop\n- hired Ana\n');
    await client.edit(log, 2, '# Log\n\n- opened the bar\n- hired Ana\n- hired Ben\n');
    await client.until('the rewritten line', () => client.messages(log).length > 0);
    assert.deepEqual(client.messages(log), ['A ledger only grows; "- opened the shop" was changed or removed']);
    await client.edit(log, 3, '# Log\n\n- opened the shop\n- hired Ana\n- hired Ben\n');
    await client.until('a ledger that only grew is clean', () => client.messages(log).length === 0);
  });
});

const policy = `version: 1
protected:
  paths: [{ match: "engine/**", why: the engine, approvers: [ben@example.org] }]
  approvals: { own: true }
ledgers: [docs/LOG.md]
`;

/** A committed folder whose policy protects the engine and keeps a log; the git of whoever is at work is Ben's. */
function governed(files: Readonly<Record<string, string>> = {}): TestFolder {
  const folder = new TestFolder({
    'groundline.yaml': policy,
    'engine/limit.txt': '10\n',
    'engine/rate.txt': '5\n',
    'docs/LOG.md': '# Log\n\n- opened the shop\n- hired Ana\n',
    ...files,
  });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder.root, stdio: 'ignore' });
  git('init', '-q', '--template=');
  for (const [key, value] of Object.entries({ 'user.name': 'Ben', 'user.email': 'ben@example.org', 'commit.gpgSign': 'false' }))
    git('config', key, value);
  git('add', '-A');
  git('commit', '-q', '-m', 'Open the shop');
  return folder;
}

async function begin(folder: TestFolder, trusted = true): Promise<TestClient> {
  const client = await TestClient.start({ folders: [folder.uri()], initializationOptions: { trusted } });
  client.connection.onRequest('client/registerCapability', () => null);
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  await client.begin();
  await client.ready();
  return client;
}
