import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CacheOptions } from '../../server/src/workspace/cacheOptions.ts';
import { diskSource } from '../../server/src/workspace/disk.ts';
import { keepHistory, readKeptHistory } from '../../server/src/workspace/keptHistory.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';

/** `removed old.py -> new.py`, without commits and dates. */
async function historyOf(root: string, cache?: CacheOptions): Promise<readonly string[]> {
  const { facts } = await (await diskSource(root)).history(cache);
  return facts
    .map(it => {
      if (it.kind === 'history.state') return `state ${it.value.state}`;
      const { to } = it.value as { readonly to?: string };
      return `${it.kind.slice('history.'.length)} ${it.key}${to === undefined ? '' : ` -> ${to}`}`;
    })
    .sort();
}

const text = (name: string): string => `What ${name} is about, at some length.\n`;

describe('history', () => {
  it('knows what was removed, when and by which commit', async () => {
    using repository = new TemporaryRepository({ 'README.md': '#', 'old.py': text('old') }).init();
    repository.git('rm', '-q', 'old.py');
    repository.commit('Drop it');
    const { facts } = await (await diskSource(repository.root)).history();
    const removed = facts.find(it => it.kind === 'history.removed');
    assert.deepEqual(removed?.value, { commit: repository.git('rev-parse', 'HEAD').slice(0, 7), date: '2025-12-30' });
  });
  it('follows renames of renamed files to where the content is', async () => {
    using repository = new TemporaryRepository({ 'a.py': text('a') }).init();
    repository.git('mv', 'a.py', 'b.py');
    repository.commit('Once');
    repository.git('mv', 'b.py', 'c.py');
    repository.commit('Twice');
    assert.deepEqual(await historyOf(repository.root), ['removed a.py -> c.py', 'removed b.py -> c.py', 'state ready']);
  });
  it('tells of what was renamed and removed later by the commit that removed it', async () => {
    using repository = new TemporaryRepository({ 'a.py': text('a') }).init();
    repository.git('mv', 'a.py', 'b.py');
    repository.commit('Rename it');
    repository.git('rm', '-q', 'b.py');
    repository.commit('Drop it');
    const commit = repository.git('rev-parse', 'HEAD').slice(0, 7);
    const { facts } = await (await diskSource(repository.root)).history();
    assert.deepEqual(
      facts.filter(it => it.kind === 'history.removed').map(it => [it.key, it.value]),
      ['b.py', 'a.py'].map(it => [it, { commit, date: '2025-12-30' }]),
    );
  });
  it('follows a name whose parts change places, though its text changes with it', async () => {
    using repository = new TemporaryRepository({ 'api/dev.Dockerfile': text('a') }).init();
    repository.git('rm', '-q', 'api/dev.Dockerfile');
    repository.write({ 'api/Dockerfile.dev': text('b'), 'api/other.py': text('c') });
    repository.commit('Rename it and change it');
    const facts = await historyOf(repository.root);
    assert.ok(facts.includes('removed api/dev.Dockerfile -> api/Dockerfile.dev'), facts.join('\n'));
  });
  it('tells of a folder by the commit that moved it, not by the one that removed what was left behind', async () => {
    using repository = new TemporaryRepository({ 'web/a.ts': text('a'), 'web/b.ts': text('b'), 'web/.gitignore': 'dist\n' }).init();
    repository.write({ 'internal/README.md': '#' });
    repository.git('mv', 'web/a.ts', 'internal/a.ts');
    repository.git('mv', 'web/b.ts', 'internal/b.ts');
    repository.commit('Move it');
    const moved = repository.git('rev-parse', 'HEAD').slice(0, 7);
    repository.git('rm', '-q', 'web/.gitignore');
    repository.commit('Tidy');
    const { facts } = await (await diskSource(repository.root)).history();
    const folder = facts.find(it => it.kind === 'history.removed-folder');
    assert.deepEqual(folder?.value, { commit: moved, date: '2025-12-30', to: 'internal' });
  });
  it('tells of a submodule that became a folder when that folder goes', async () => {
    using repository = new TemporaryRepository({ 'README.md': '#' }).init();
    repository.git('update-index', '--add', '--cacheinfo', `160000,${repository.git('rev-parse', 'HEAD').trim()},lib`);
    repository.git('commit', '-q', '-m', 'Take the library in as a submodule');
    repository.git('rm', '-q', '--cached', 'lib');
    repository.write({ 'lib/a.py': text('a') });
    repository.commit('Take it in as files');
    repository.git('rm', '-rq', 'lib');
    repository.commit('Drop it');
    const { facts } = await (await diskSource(repository.root)).history();
    const removed = facts.filter(it => it.kind === 'history.removed');
    assert.deepEqual(
      removed.map(it => [it.key, 'commit' in it.value && it.value.commit]),
      [['lib/a.py', repository.git('rev-parse', 'HEAD').slice(0, 7)]],
    );
  });
  it('forgets what came back', async () => {
    using repository = new TemporaryRepository({ 'a.py': text('a'), 'b.py': text('b') }).init();
    repository.git('rm', '-q', 'a.py');
    repository.commit('Drop it');
    repository.write({ 'a.py': text('a') });
    repository.commit('Bring it back');
    assert.deepEqual(await historyOf(repository.root), ['state ready']);
  });
  it('says that a folder is gone, and where most of it went', async () => {
    const files = Object.fromEntries(['slack', 'mail', 'pager'].map(it => [`integrations/${it}/client.py`, text(it)]));
    using repository = new TemporaryRepository({ ...files, 'README.md': '#' }).init();
    repository.write({ 'scripts/.keep': '' });
    repository.git('mv', 'integrations', 'scripts/integrations');
    repository.git('rm', '-q', '-f', 'scripts/integrations/pager/client.py');
    repository.commit('Move the integrations');
    const facts = await historyOf(repository.root);
    assert.ok(facts.includes('removed-folder integrations -> scripts/integrations'), facts.join('\n'));
    assert.ok(facts.includes('removed-folder integrations/slack -> scripts/integrations/slack'));
    assert.ok(facts.includes('removed-folder integrations/pager'));
  });
  it('counts a file that was renamed in the folder before under its last name alone', async () => {
    using repository = new TemporaryRepository({ 'labor/pay/a.kt': text('a'), 'labor/lock': text('lock'), 'rate/README.md': '#' }).init();
    repository.git('mv', 'labor/pay', 'labor/bill');
    repository.commit('Rename the product');
    repository.write({ 'labor/bill/b.kt': text('b') });
    repository.commit('Add to it');
    repository.git('mv', 'labor/bill', 'bill');
    repository.git('mv', 'bill', 'rules');
    repository.write({ 'rules/.keep': '' });
    repository.git('mv', 'labor/lock', 'rate/lock');
    repository.commit('Rename the folder');
    const facts = await historyOf(repository.root);
    assert.ok(facts.includes('removed-folder labor/bill -> rules'), facts.join('\n'));
  });
  it('takes no empty file for another', async () => {
    using repository = new TemporaryRepository({ 'a/__init__.py': '', 'README.md': '#' }).init();
    repository.git('rm', '-q', 'a/__init__.py');
    repository.write({ 'b/__init__.py': '' });
    repository.commit('Start anew');
    assert.deepEqual(await historyOf(repository.root), ['removed a/__init__.py', 'removed-folder a', 'state ready']);
  });
  it("is told for the folder's own part of a repository", async () => {
    using repository = new TemporaryRepository({ 'api/old.py': text('old'), 'api/README.md': '#', 'web/old.js': text('web') }).init();
    repository.git('rm', '-q', '-r', 'api/old.py', 'web');
    repository.commit('Drop both');
    assert.deepEqual(await historyOf(join(repository.root, 'api')), ['removed old.py', 'state ready']);
  });
  it('knows the folders that were left alone while others were not, the topmost alone', async () => {
    using repository = new TemporaryRepository({ 'api/a.py': '1', 'api/old/b.py': '1', 'contrib/c.py': '1', 'contrib/more/d.py': '1' });
    repository.date = '2023-01-01T00:00:00Z';
    repository.init();
    repository.date = '2025-01-01T00:00:00Z';
    repository.write({ 'api/a.py': '2' });
    repository.commit('Go on');
    assert.deepEqual(await historyOf(repository.root), ['quiet api/old', 'quiet contrib', 'state ready']);
    assert.deepEqual(await historyOf(join(repository.root, 'api')), ['quiet old', 'state ready']);
    using kept = new KeptFolder(repository.root);
    await historyOf(repository.root, kept.options);
    assert.deepEqual((await readKeptHistory(repository.root, kept.options))?.quiet, ['api/old', 'contrib']);
    repository.write({ 'contrib/more/d.py': '2' });
    repository.commit('Take it up again');
    assert.deepEqual(await historyOf(repository.root, kept.options), ['quiet api/old', 'state ready']);
  });
  it('knows that the repository is exported from another one, whose revisions its newest commits name', async () => {
    using repository = new TemporaryRepository({ 'a.py': '1' }).init();
    repository.write({ 'a.py': '2' });
    repository.commit('Add the till\n\nSee GitOrigin-RevId of the other.');
    assert.deepEqual(await historyOf(repository.root), ['state ready']);
    repository.write({ 'a.py': '3' });
    repository.commit('Add the shelf\n\nGitOrigin-RevId: 3f2a1b0c4d5e6f708192a3b4c5d6e7f8091a2b3c');
    assert.deepEqual(await historyOf(repository.root), ['exported ', 'state ready']);
    using kept = new KeptFolder(repository.root);
    await historyOf(repository.root, kept.options);
    assert.equal((await readKeptHistory(repository.root, kept.options))?.exported, true);
    assert.deepEqual(await historyOf(repository.root, kept.options), ['exported ', 'state ready']);
  });
  it('knows a tree that is promoted from another branch, and no digest that is brought up to date', async () => {
    using repository = new TemporaryRepository({ 'a.py': '1' }).init();
    const [old, fresh] = ['3f2a1b0c4d5e6f708192a3b4c5d6e7f8091a2b3c', '8091a2b3c3f2a1b0c4d5e6f708192a3b4c5d6e7f'];
    repository.write({ 'a.py': '2' });
    repository.commit(`Bump actions/checkout from ${old} to ${fresh}`);
    assert.deepEqual(await historyOf(repository.root), ['state ready']);
    repository.write({ 'a.py': '3' });
    repository.commit(`Promote the tree that runs from dev (${old}) to main`);
    assert.deepEqual(await historyOf(repository.root), ['exported ', 'state ready']);
  });
  it('takes no folder for left alone of which less than two years are known', async () => {
    using repository = new TemporaryRepository({ 'api/a.py': '1', 'contrib/c.py': '1' });
    repository.date = '2023-01-02T00:00:00Z';
    repository.init();
    repository.date = '2025-01-01T00:00:00Z';
    repository.write({ 'api/a.py': '2' });
    repository.commit('Go on');
    assert.deepEqual(await historyOf(repository.root), ['state ready']);
  });
  it('is unavailable in a shallow clone, before the first commit and without git', async () => {
    using repository = new TemporaryRepository({ 'a.py': text('a') }).init().commit('More');
    using clone = new TemporaryRepository();
    clone.git('clone', '-q', '--depth', '1', `file://${repository.root}`, 'shallow');
    const source = await diskSource(join(clone.root, 'shallow'));
    assert.deepEqual(
      (await source.history()).facts.map(it => it.value),
      [{ state: 'unavailable' }],
    );
    assert.deepEqual(source.notes, ['This is a shallow clone: paths that older commits removed are not known']);
    using unborn = new TemporaryRepository();
    unborn.git('init', '-q');
    assert.deepEqual(await historyOf(unborn.root), ['state unavailable']);
    using folder = new TemporaryRepository();
    assert.deepEqual(await historyOf(folder.root), ['state unavailable']);
  });
  it('tells when objects are missing, and what it could read', async () => {
    using repository = new TemporaryRepository({ 'old.py': text('old') }).init();
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.git('rm', '-q', 'old.py');
    repository.commit('Drop it');
    repository.commit('More');
    rmSync(join(repository.root, '.git/objects', first.slice(0, 2), first.slice(2)), { force: true });
    const source = await diskSource(repository.root);
    assert.equal((await source.history()).facts.at(-1)?.kind, 'history.state');
    assert.deepEqual((await source.history()).facts.at(-1)?.value, { state: 'unavailable' });
    assert.match(source.notes[0] ?? '', /lacks objects/);
  });
});

describe('history kept between runs', () => {
  it('is what reading it anew gives, however the branch moves', async () => {
    using repository = new TemporaryRepository({ 'a.py': text('a'), 'b.py': text('b'), 'c/d.py': text('d') }).init();
    using kept = new KeptFolder(repository.root);
    const steps: readonly (() => void)[] = [
      () => repository.git('rm', '-q', 'a.py'),
      () => repository.git('mv', 'b.py', 'e.py'),
      () => repository.write({ 'a.py': text('another a') }),
      () => repository.git('mv', 'c', 'f'),
      () => repository.git('reset', '-q', '--hard', 'HEAD~2'),
      () => repository.git('rm', '-q', 'c/d.py'),
      () => repository.git('checkout', '-q', '-b', 'side', 'HEAD~1'),
      () => repository.git('rm', '-q', 'e.py'),
      () => repository.git('merge', '-q', '-s', 'ours', '-m', 'Merge', 'main'),
    ];
    for (const step of steps) {
      step();
      repository.commit('Step');
      const anew = await historyOf(repository.root);
      assert.deepEqual(await historyOf(repository.root, kept.options), anew);
      assert.deepEqual(await historyOf(repository.root, kept.options), anew, 'and once more');
    }
    assert.deepEqual(kept.log, []);
  });
  it('spares the reading of what was read, and of nothing that came since', async () => {
    using repository = new TemporaryRepository({ 'a.py': text('a'), 'b.py': text('b') }).init();
    using kept = new KeptFolder(repository.root);
    const commit = repository.git('rev-parse', 'HEAD').trim();
    await keepHistory(
      repository.root,
      {
        commit,
        removals: new Map([['told.py', { commit: 'abc', date: '2025-01-01' }]]),
        renames: new Map(),
        quiet: ['told'],
        exported: false,
      },
      kept.options,
    );
    repository.git('rm', '-q', 'b.py');
    repository.commit('Drop it');
    assert.deepEqual(await historyOf(repository.root, kept.options), ['removed b.py', 'removed told.py', 'state ready']);
    assert.equal((await readKeptHistory(repository.root, kept.options))?.commit, repository.git('rev-parse', 'HEAD').trim());
  });
  it('stays as it was where nothing may be written, and in a shallow clone', async () => {
    using repository = new TemporaryRepository({ 'a.py': text('a') }).init();
    using kept = new KeptFolder(repository.root);
    await historyOf(repository.root, { ...kept.options, writes: false });
    assert.equal(await readKeptHistory(repository.root, kept.options), undefined);
    using clone = new TemporaryRepository();
    repository.commit('More');
    clone.git('clone', '-q', '--depth', '1', `file://${repository.root}`, 'shallow');
    assert.deepEqual(await historyOf(join(clone.root, 'shallow'), kept.options), ['state unavailable']);
    assert.equal(await readKeptHistory(join(clone.root, 'shallow'), kept.options), undefined);
  });
});

/** A folder where history is kept, gone when the test ends. */
class KeptFolder implements Disposable {
  readonly log: string[] = [];
  readonly options: CacheOptions;

  constructor(root: string) {
    const folder = mkdtempSync(join(tmpdir(), 'groundline-history-'));
    this.options = { root, build: 'this', writes: true, log: message => void this.log.push(message), folder };
  }

  [Symbol.dispose](): void {
    rmSync(this.options.folder ?? '', { recursive: true, force: true });
  }
}
