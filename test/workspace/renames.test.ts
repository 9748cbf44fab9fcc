import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CacheOptions } from '../../server/src/workspace/cacheOptions.ts';
import { diskSource } from '../../server/src/workspace/disk.ts';
import { readKeptHistory } from '../../server/src/workspace/keptHistory.ts';
import type { History } from '../../server/src/workspace/knownHistory.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';

/** Ten lines, of which so many say something else than they did. */
const text = (name: string, edits = 0): string =>
  Array.from({ length: 10 }, (_, line) => `Line ${line} of ${line < edits ? 'what became of' : 'all about'} ${name}\n`).join('');

/** Asks until there is nothing more to ask. */
async function refined(history: History, paths: readonly string[]): Promise<History> {
  const next = await history.refined(paths);
  return next === undefined ? history : refined(next, paths);
}

/** `a.md -> b.md, edited`, of the paths that history knows where they went. */
function whereabouts({ facts }: History): readonly string[] {
  return facts
    .flatMap(({ key, value }) => {
      const { to, edited } = value as { readonly to?: string; readonly edited?: true };
      return to === undefined ? [] : [`${key} -> ${to}${edited ? ', edited' : ''}`];
    })
    .sort();
}

async function historyOf(root: string, cache?: CacheOptions): Promise<History> {
  return (await diskSource(root)).history(cache);
}

describe('renames with edits', () => {
  it('are told of the commits that are asked about, and of these alone', async () => {
    using repository = new TemporaryRepository({ 'a.md': text('a'), 'b.md': text('b') }).init();
    repository.git('mv', 'a.md', 'customising.md');
    repository.write({ 'customising.md': text('a', 3) });
    repository.commit('Rename the first, edited');
    repository.git('mv', 'b.md', 'building.md');
    repository.write({ 'building.md': text('b', 3) });
    repository.commit('Rename the second, edited');
    const history = await historyOf(repository.root);
    assert.deepEqual(whereabouts(history), []);
    const once = await history.refined(['a.md']);
    assert.deepEqual(once === undefined ? [] : whereabouts(once), ['a.md -> customising.md, edited']);
    assert.equal(await once?.refined(['a.md']), undefined, 'it was asked already');
    assert.deepEqual(whereabouts(history), [], 'what was told before stays as it was');
    assert.equal(await history.refined(['README.md']), undefined, 'nothing was ever there');
  });
  it('are followed through others, whatever kind they are of', async () => {
    using repository = new TemporaryRepository({ 'a.md': text('a') }).init();
    for (const [from, to, edits] of [
      ['a.md', 'b.md', 2],
      ['b.md', 'c.md', 2],
      ['c.md', 'd.md', 4],
    ] as const) {
      repository.git('mv', from, to);
      repository.write({ [to]: text('a', edits) });
      repository.commit(`Call it ${to}`);
    }
    assert.deepEqual(whereabouts(await historyOf(repository.root)), []);
    const history = await refined(await historyOf(repository.root), ['a.md']);
    assert.deepEqual(whereabouts(history), ['a.md -> d.md, edited', 'b.md -> d.md, edited', 'c.md -> d.md, edited']);
  });
  it('are none where too little is alike, where a file was empty, and where the new one is gone', async () => {
    using repository = new TemporaryRepository({ 'a.md': text('a'), 'b.py': '', 'c.md': text('c') }).init();
    repository.git('rm', '-q', 'a.md', 'b.py');
    repository.git('mv', 'c.md', 'd.md');
    repository.write({ 'e.md': text('a', 9), 'f.py': '', 'd.md': text('c', 2) });
    repository.commit('Start anew');
    repository.git('rm', '-q', 'd.md');
    repository.commit('Drop the last');
    assert.deepEqual(whereabouts(await refined(await historyOf(repository.root), ['a.md', 'b.py', 'c.md'])), []);
  });
  it('tell where a folder went whose files were edited on the way', async () => {
    const names = ['slack', 'mail', 'pager'];
    using repository = new TemporaryRepository(Object.fromEntries(names.map(it => [`integrations/${it}.py`, text(it)]))).init();
    repository.git('mv', 'integrations', 'plugins');
    repository.write(Object.fromEntries(names.map(it => [`plugins/${it}.py`, text(it, 2)])));
    repository.commit('Call them plugins');
    const history = await refined(await historyOf(repository.root), ['integrations']);
    assert.ok(whereabouts(history).includes('integrations -> plugins, edited'), whereabouts(history).join('\n'));
    assert.deepEqual(
      (await refined(await historyOf(repository.root), ['integrations/mail.py'])).facts,
      history.facts,
      'asked about one of its files, the folder is told of too',
    );
  });
  it("are told of the folder's own part of a repository", async () => {
    using repository = new TemporaryRepository({ 'api/a.md': text('a'), 'api/keep.md': '#', 'web/b.md': text('b') }).init();
    repository.git('mv', 'api/a.md', 'api/c.md');
    repository.git('mv', 'web/b.md', 'api/b.md');
    repository.write({ 'api/c.md': text('a', 2), 'api/b.md': text('b', 2) });
    repository.commit('Gather all');
    const history = await refined(await historyOf(join(repository.root, 'api')), ['a.md', '../web/b.md', 'b.md']);
    assert.deepEqual(whereabouts(history), ['a.md -> c.md, edited']);
  });
  it('are told of every commit but those whose objects are lacking', async () => {
    using repository = new TemporaryRepository({ 'a.md': text('a'), 'b.md': text('b'), 'c.md': text('c') }).init();
    const lost = repository.git('rev-parse', 'HEAD:b.md').trim();
    for (const [from, to] of [
      ['a', 'x'],
      ['b', 'y'],
      ['c', 'z'],
    ]) {
      repository.git('mv', `${from}.md`, `${to}.md`);
      repository.write({ [`${to}.md`]: text(from ?? '', 2) });
      repository.commit(`Rename ${from}`);
    }
    rmSync(join(repository.root, '.git/objects', lost.slice(0, 2), lost.slice(2)), { force: true });
    const history = await refined(await historyOf(repository.root), ['a.md', 'b.md', 'c.md']);
    assert.deepEqual(whereabouts(history), ['a.md -> x.md, edited', 'c.md -> z.md, edited']);
  });
  it('are kept, so that the next run does not ask git', async () => {
    using repository = new TemporaryRepository({ 'a.md': text('a') }).init();
    const folder = mkdtempSync(join(tmpdir(), 'groundline-history-'));
    const cache: CacheOptions = { root: repository.root, build: 'this', writes: true, log: assert.fail, folder };
    try {
      const before = repository.git('rev-parse', 'HEAD:a.md').trim();
      repository.git('mv', 'a.md', 'b.md');
      repository.write({ 'b.md': text('a', 2) });
      repository.commit('Rename it, edited');
      const anew = await refined(await historyOf(repository.root, cache), ['a.md']);
      const commit = repository.git('rev-parse', 'HEAD').trim();
      assert.deepEqual((await readKeptHistory(repository.root, cache))?.renames, new Map([[commit, new Map([['a.md', 'b.md']])]]));
      rmSync(join(repository.root, '.git/objects', before.slice(0, 2), before.slice(2)), { force: true });
      const again = await historyOf(repository.root, cache);
      assert.deepEqual(whereabouts(again), [], 'what is kept is told to whom asks');
      assert.deepEqual((await refined(again, ['a.md'])).facts, anew.facts);
      repository.write({ 'c.md': text('c') });
      repository.commit('Go on');
      assert.deepEqual((await refined(await historyOf(repository.root, cache), ['a.md'])).facts, anew.facts);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
