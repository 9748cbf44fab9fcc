import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type {
  DecisionParams,
  DecisionResult,
  PreparedDecision,
  Protection,
  Tree,
  TreeNode,
  TreeParams,
} from '../../server/src/protocol.ts';
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

  it('tells the states of a file that is edited, asked for, approved, edited again and rejected', async () => {
    using folder = governed();
    await using client = await begin(folder);
    const { ask, decide, rows, write } = conversation(client, folder);
    assert.deepEqual(await rows('protectedPaths'), [
      'groundline.yaml 1 pattern',
      '  engine/** 2 files   the engine',
      '    engine/limit.txt unchanged',
      '    engine/rate.txt unchanged',
      '  Protection itself 1 file   policy and signers',
      '    groundline.yaml unchanged',
    ]);
    assert.deepEqual(await rows('approvals'), []);
    assert.equal(await decide('approve', 'x'), 'Nothing that is protected was changed at engine/limit.txt.');

    await write('20\n');
    await until('changed', async () => (await rows('approvals')).includes('  engine/limit.txt changed'));
    assert.deepEqual(await rows('approvals'), ['Changed, nobody asked 1', '  engine/limit.txt changed']);
    assert.deepEqual(await ask('groundline/base', { uri: folder.uri('engine/limit.txt') }), { text: '10\n' });
    assert.equal(await ask('groundline/base', { uri: folder.uri('engine/rate.txt') }), null);

    const asked = await decide('request', 'Twice the load');
    assert.equal(
      asked,
      'Recorded as asked for by ben@example.org. Asked for a decision on engine/limit.txt. Commit the request with the change.',
    );
    const day = new Date().toISOString().slice(0, 10);
    assert.deepEqual(await rows('approvals'), [
      'Awaiting approval 1',
      `  Twice the load ben@example.org, ${day}`,
      '    engine/limit.txt awaiting approval',
    ]);
    const inbox = await ask<Tree>('groundline/tree', { view: 'approvals' });
    assert.deepEqual([inbox.badge, inbox.badgeTooltip], [1, '1 request awaits a decision']);
    assert.deepEqual((await rows('protectedPaths', 'awaiting')).slice(1), [
      '  engine/** 1 file, 1 changed   the engine',
      '    engine/limit.txt awaiting approval',
    ]);

    assert.match(
      await decide('approve', 'Measured'),
      /^Recorded as decided by ben@example\.org\. You may decide this, so it counts\. Approved engine/,
    );
    assert.deepEqual(await rows('approvals'), [
      'Decided 1',
      '  engine/limit.txt approved by ben@example.org',
      'History 1',
      `  engine/limit.txt approved ${day} by ben@example.org`,
    ]);

    await write('30\n');
    await until('the edit asks again', async () => (await rows('approvals')).some(it => it.includes('an earlier content of it')));
    await decide('reject', 'Too much');
    assert.deepEqual((await rows('approvals')).slice(0, 3), [
      'Decided 1',
      '  engine/limit.txt rejected by ben@example.org: Too much',
      'History 2',
    ]);
    const protection = await ask<Protection>('groundline/protection', { uri: folder.uri('engine/limit.txt') });
    assert.equal(protection.state, 'rejected');
    assert.deepEqual(
      protection.by.map(it => [it.text, it.location.range.start.line]),
      [['groundline.yaml:3 "engine/**" (the engine)', 2]],
    );
    assert.equal(await ask('groundline/protection', { uri: folder.uri('docs/LOG.md') }), null);
  });

  it('says of a file that it was added or deleted, shows it, and asks and decides about it with others', async () => {
    using folder = governed();
    await using client = await begin(folder);
    const { ask, rows, write } = conversation(client, folder);
    const gone = folder.uri('engine/rate.txt');
    folder.remove('engine/rate.txt');
    folder.write('engine/steam.txt', '6\n');
    await client.changed({ uri: gone, type: 3 });
    await client.changed({ uri: folder.uri('engine/steam.txt'), type: 1 });
    await write('20\n');
    const changed = ['  engine/limit.txt changed', '  engine/rate.txt deleted', '  engine/steam.txt added'];
    await until('three changes', async () => isDeepStrictEqual((await rows('approvals')).slice(1), changed));
    assert.deepEqual((await rows('protectedPaths', 'deleted')).slice(1), [
      '  engine/** 1 file, 1 changed   the engine',
      '    engine/rate.txt deleted',
    ]);
    const { nodes } = await ask<Tree>('groundline/tree', { view: 'protectedPaths', filter: 'deleted' });
    const row = nodes[0]?.children?.[0]?.children?.[0];
    assert.deepEqual([row?.opens, row?.contextValue], ['difference', 'protectedDeletion']);
    assert.deepEqual(await ask('groundline/base', { uri: gone }), { text: '5\n' });
    const hint = await ask<Protection>('groundline/protection', { uri: gone });
    assert.deepEqual([hint.state, hint.detail], ['changed', 'deleted']);

    const uris = [folder.uri('engine/limit.txt'), gone];
    const asked = await ask<PreparedDecision>('groundline/prepareDecision', { as: 'request', uris });
    assert.ok('contents' in asked);
    await ask('groundline/decide', { as: 'request', uris, reason: 'Without rates', contents: asked.contents });
    assert.deepEqual((await rows('approvals')).slice(2, 4), [
      '    engine/limit.txt awaiting approval',
      '    engine/rate.txt deleted, awaiting approval',
    ]);
    const prepared = await ask<PreparedDecision>('groundline/prepareDecision', { as: 'approve', uris });
    assert.ok('contents' in prepared);
    assert.deepEqual(prepared.details, [
      'The change deletes engine/rate.txt.',
      'Recorded as decided by ben@example.org.',
      'You may decide this, so it counts.',
    ]);
    await ask('groundline/decide', { as: 'approve', uris, reason: 'Measured', contents: prepared.contents });
    assert.deepEqual((await rows('approvals')).slice(2, 5), [
      'Decided 2',
      '  engine/limit.txt approved by ben@example.org',
      '  engine/rate.txt deleted, approved by ben@example.org',
    ]);
    assert.equal(readdirSync(join(folder.root, '.groundline/approvals')).length, 1);
  });

  it('follows another commit', async () => {
    using folder = governed();
    await using client = await begin(folder);
    const { rows, write } = conversation(client, folder);
    await write('20\n');
    await until('changed', async () => (await rows('approvals')).length > 0);
    git(folder, 'commit', '-qam', 'Twice the load');
    await client.changed({ uri: folder.uri('.git/logs/HEAD'), type: 2 });
    await until('nothing is changed any more', async () => (await rows('approvals')).length === 0);
  });

  it('says that a decision will not count, refuses what was not looked at, and how to sign where no key is known', async () => {
    using folder = governed('{ own: false, signed: true }');
    await using client = await begin(folder);
    const { ask, file, decide, rows, write } = conversation(client, folder);
    await write('20\n');
    await until('changed', async () => (await rows('approvals')).length > 0);
    assert.match(await decide('approve', 'x'), /^The policy asks for signed decisions, and git names no SSH key/);
    const unsigned = await ask<PreparedDecision>('groundline/prepareDecision', { as: 'approve', uris: [file] });
    assert.equal(
      'failed' in unsigned ? unsigned.command : undefined,
      'groundline approve engine/limit.txt --reason "…" --sign ~/.ssh/id_ed25519',
    );
    const key = join(folder.root, '.git/key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    git(folder, 'config', 'gpg.format', 'ssh');
    git(folder, 'config', 'user.signingKey', key);
    const prepared = await ask<PreparedDecision>('groundline/prepareDecision', { as: 'approve', uris: [file] });
    assert.ok('contents' in prepared);
    assert.deepEqual(prepared.details, [
      `Recorded as decided by ben@example.org, signed with ${key}.`,
      'It will not count: ben@example.org made the change, and may not approve it.',
    ]);
    await write('40\n');
    const late = await ask<DecisionResult>('groundline/decide', { as: 'approve', uris: [file], reason: 'x', contents: prepared.contents });
    assert.deepEqual(late, { failed: 'What was to be decided changed meanwhile; look at it again.' });
    assert.match(await decide('approve', 'x'), /Approved engine\/limit\.txt/);
    assert.equal(readdirSync(join(folder.root, '.groundline/approvals')).length, 1);
  });

  it('knows of no change and decides nothing where the workspace is not trusted', async () => {
    using folder = governed();
    folder.write('engine/limit.txt', '20\n');
    await using client = await begin(folder, false);
    const { ask, decide, rows } = conversation(client, folder);
    assert.deepEqual((await rows('protectedPaths')).at(-1), '    groundline.yaml');
    const { message } = await ask<Tree>('groundline/tree', { view: 'protectedPaths' });
    assert.match(message ?? '', /not trusted: git is not run/);
    assert.equal(await decide('approve', 'x'), 'Nothing is decided in a workspace that is not trusted.');
  });
});

const policy = (approvals: string): string => `version: 1
protected:
  paths: [{ match: "engine/**", why: the engine, approvers: [ben@example.org] }]
  approvals: ${approvals}
ledgers: [docs/LOG.md]
`;

/** A committed folder whose policy protects the engine and keeps a log; the git of whoever is at work is Ben's. */
function governed(approvals = '{ own: true }'): TestFolder {
  const folder = new TestFolder({
    'groundline.yaml': policy(approvals),
    'engine/limit.txt': '10\n',
    'engine/rate.txt': '5\n',
    'docs/LOG.md': '# Log\n\n- opened the shop\n- hired Ana\n',
  });
  git(folder, 'init', '-q', '--template=');
  for (const [key, value] of Object.entries({ 'user.name': 'Ben', 'user.email': 'ben@example.org', 'commit.gpgSign': 'false' }))
    git(folder, 'config', key, value);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'Open the shop');
  return folder;
}

function git(folder: TestFolder, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: folder.root, stdio: 'ignore' });
}

async function begin(folder: TestFolder, trusted = true): Promise<TestClient> {
  const client = await TestClient.start({ folders: [folder.uri()], initializationOptions: { trusted } });
  client.connection.onRequest('client/registerCapability', () => null);
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  await client.begin();
  await client.ready();
  return client;
}

/** What the panel does, in words: about the file `engine/limit.txt`. */
function conversation(client: TestClient, folder: TestFolder) {
  const ask = <T>(method: string, params: unknown): Promise<T> => client.connection.sendRequest<T>(method, params);
  const file = folder.uri('engine/limit.txt');
  return {
    ask,
    file,
    rows: async (view: TreeParams['view'], filter = '') => rowsOf((await ask<Tree>('groundline/tree', { view, filter })).nodes),
    write: async (text: string): Promise<void> => {
      folder.write('engine/limit.txt', text);
      await client.changed({ uri: file, type: 2 });
    },
    /** Decides as the editor does, and gives what it would show. */
    decide: async (as: DecisionParams['as'], reason: string): Promise<string> => {
      const prepared = await ask<PreparedDecision>('groundline/prepareDecision', { as, uris: [file] });
      if ('failed' in prepared) return prepared.failed;
      const done = await ask<DecisionResult>('groundline/decide', { as, uris: [file], reason, contents: prepared.contents });
      if ('failed' in done) return done.failed;
      return `${prepared.details.join(' ')} ${done.message}`;
    },
  };
}

function rowsOf(nodes: readonly TreeNode[], indent = ''): readonly string[] {
  return nodes.flatMap(it => [
    `${indent}${it.label}${it.description === undefined ? '' : ` ${it.description}`}`,
    ...rowsOf(it.children ?? [], `${indent}  `),
  ]);
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within 10 s`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
