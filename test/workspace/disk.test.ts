import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { diskSource } from '../../server/src/workspace/disk.ts';
import { revisionSource } from '../../server/src/workspace/revision.ts';
import type { WorkspaceSource } from '../../server/src/workspace/source.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';

/** Paths as `path`, links with `@`, places below which nothing is known with `?`. */
async function listed(source: WorkspaceSource): Promise<readonly string[]> {
  return [...(await source.list())]
    .map(([path, entry]) => `${path}${entry.link ? '@' : ''}${entry.opaque === undefined ? '' : '?'}`)
    .sort();
}

describe('what exists on disk', () => {
  it('is what is on disk and not ignored, or tracked and not deleted', async () => {
    using repository = new TemporaryRepository({
      'README.md': '#',
      'old.md': '#',
      '.gitignore': '*.log\nbuild/\n',
      'kept.log': 'tracked all the same',
    });
    repository.git('init', '-q');
    repository.git('add', '-f', '.');
    repository.git('commit', '-q', '-m', 'Begin');
    rmSync(join(repository.root, 'old.md'));
    repository.write({ 'new.md': '#', 'server.log': '', 'build/out.js': '' });
    assert.deepEqual(await listed(await diskSource(repository.root)), ['.gitignore', 'README.md', 'kept.log', 'new.md']);
  });
  it('knows nothing below links that leave, nested repositories and submodules', async () => {
    using outside = new TemporaryRepository({ 'secret.md': '#' });
    using repository = new TemporaryRepository({ 'docs/guide.md': '# Guide', 'nested/README.md': '#' });
    repository.git('init', '-q', 'nested');
    repository.git('init', '-q');
    for (const [path, target] of [
      ['GUIDE.md', 'docs/guide.md'],
      ['manual', 'docs'],
      ['secret.md', join(outside.root, 'secret.md')],
      ['dangling', 'nowhere'],
    ] as const) {
      symlinkSync(target, join(repository.root, path));
    }
    const untracked = ['GUIDE.md@', 'dangling@?', 'docs/guide.md', 'manual@?', 'nested?', 'secret.md@?'];
    assert.deepEqual(await listed(await diskSource(repository.root)), untracked);
    repository.git('add', '-A', '.', ':!nested');
    repository.git('commit', '-q', '-m', 'Begin');
    const source = await diskSource(repository.root);
    assert.deepEqual(await listed(source), untracked);
    assert.equal(await source.read('GUIDE.md'), '# Guide');
    assert.equal(await source.read('secret.md'), undefined);
    const committed = await revisionSource(repository.root, 'HEAD');
    assert.deepEqual(
      await listed(committed),
      untracked.filter(it => it !== 'nested?'),
    );
    assert.equal(await committed.read('GUIDE.md'), '# Guide');
    for (const from of [source, committed]) assert.deepEqual((await from.list()).get('GUIDE.md'), { link: true, to: 'docs/guide.md' });
  });
  it('is told by a walk where there is no git, and where git may not run', async () => {
    using folder = new TemporaryRepository({
      'a.md': '#',
      '.gitignore': 'build/\n*.log\n',
      'build/out.js': '',
      'app/x.log': '',
      'app/.gitignore': '!x.log\n',
      'node_modules/left/index.js': '',
    });
    const expected = ['.gitignore', 'a.md', 'app/.gitignore', 'app/x.log'];
    assert.deepEqual(await listed(await diskSource(folder.root)), expected);
    folder.init();
    assert.deepEqual(await listed(await diskSource(folder.root)), [...expected, 'node_modules/left/index.js'].sort());
    const untrusted = await diskSource(folder.root, { git: false });
    assert.deepEqual(await listed(untrusted), expected);
    assert.equal(untrusted.revision, null);
    assert.deepEqual(
      (await untrusted.history()).facts.map(it => it.value),
      [{ state: 'unavailable' }],
    );
  });
  it('keeps what a sparse checkout leaves out', async () => {
    using repository = new TemporaryRepository({ 'app/main.py': '', 'docs/guide.md': '#' }).init();
    repository.git('sparse-checkout', 'set', 'app');
    assert.ok(!existsSync(join(repository.root, 'docs')));
    assert.deepEqual(await listed(await diskSource(repository.root)), ['app/main.py', 'docs/guide.md']);
  });
  it('keeps tracked files whose content this copy never had', async () => {
    using repository = new TemporaryRepository({ 'README.md': '# Here', 'data.bin': 'somewhere else' }).init();
    const object = repository.git('rev-parse', 'HEAD:data.bin').trim();
    rmSync(join(repository.root, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true });
    rmSync(join(repository.root, 'data.bin'));
    rmSync(join(repository.root, 'README.md'));
    assert.deepEqual(await listed(await diskSource(repository.root)), ['data.bin']);
    const committed = await revisionSource(repository.root, 'HEAD');
    assert.deepEqual(await listed(committed), ['README.md', 'data.bin']);
    assert.equal(await committed.read('README.md'), '# Here');
    assert.equal(await committed.read('data.bin'), undefined);
    assert.deepEqual(committed.notes, ['Some files were not read: this copy of the repository lacks their content']);
  });
  it("is the folder's own part of a repository", async () => {
    using repository = new TemporaryRepository({ 'api/README.md': '#', 'web/README.md': '#' }).init();
    assert.deepEqual(await listed(await diskSource(join(repository.root, 'api'))), ['README.md']);
    assert.deepEqual(await listed(await revisionSource(join(repository.root, 'api'), 'HEAD')), ['README.md']);
  });
  it('takes any name that a file can have', async () => {
    const names = ['tab\there', 'new\nline', 'quote"s', 'ümlaut', '\u202eevil', ':(glob)*', ' lead'];
    using repository = new TemporaryRepository(Object.fromEntries(names.map(it => [it, it])));
    assert.deepEqual(await listed(await diskSource(repository.root)), [...names].sort());
    repository.init();
    assert.deepEqual(await listed(await diskSource(repository.root)), [...names].sort());
    assert.deepEqual(await listed(await revisionSource(repository.root, 'HEAD')), [...names].sort());
  });
});

describe('reading', () => {
  it('drops the byte order mark, and takes neither binary nor huge files', async () => {
    using folder = new TemporaryRepository({ 'a.md': '\ufeff# Title', 'huge.md': 'x'.repeat(2 * 1024 * 1024 + 1) });
    writeFileSync(join(folder.root, 'image.md'), Buffer.from([0x89, 0x50, 0, 1]));
    const source = await diskSource(folder.root);
    assert.equal(await source.read('a.md'), '# Title');
    for (const path of ['huge.md', 'image.md', 'gone.md', '.']) assert.equal(await source.read(path), undefined, path);
  });
  it('takes no huge file of a commit, and what lies beside it all the same', async () => {
    using repository = new TemporaryRepository({ 'a.md': '\ufeff# Title', 'huge.md': 'x'.repeat(5 * 1024 * 1024) }).init();
    const source = await revisionSource(repository.root, 'HEAD');
    assert.deepEqual(await Promise.all(['huge.md', 'a.md'].map(it => source.read(it))), [undefined, '# Title']);
    assert.deepEqual(source.notes, []);
  });
  it('says which file may not be read', async () => {
    using folder = new TemporaryRepository({ 'a.md': '#' });
    chmodSync(folder.root, 0o755);
    chmodSync(join(folder.root, 'a.md'), 0);
    const source = await diskSource(folder.root);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.('nobody');
    try {
      assert.equal(await source.read('a.md'), undefined);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    assert.deepEqual(source.notes.slice(1), ['a.md cannot be read (EACCES)']);
  });
});

describe('git', () => {
  it('runs nothing that the repository brings along', async () => {
    using repository = new TemporaryRepository({ 'README.md': '# Home', '.gitattributes': '*.md filter=evil diff=evil\n' }).init();
    const witness = join(repository.root, '..', 'groundline-witness');
    const evil = `touch ${witness}; cat`;
    mkdirSync(join(repository.root, '.git/hooks'), { recursive: true });
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      writeFileSync(join(repository.root, '.git/hooks', hook), `#!/bin/sh\n${evil}\n`, { mode: 0o755 });
    }
    const settings = {
      'core.fsmonitor': '.git/hooks/fsmonitor-watchman',
      'filter.evil.clean': evil,
      'filter.evil.smudge': evil,
      'diff.evil.textconv': evil,
      'diff.evil.command': evil,
      'diff.external': evil,
      'core.pager': evil,
      'pager.log': evil,
      'log.showSignature': 'true',
      'gpg.program': evil,
      'diff.orderFile': 'nowhere',
      'core.sshCommand': evil,
    };
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
    writeFileSync(join(repository.root, 'README.md'), '# Changed');
    rmSync(witness, { force: true });
    const source = await diskSource(repository.root);
    await source.list();
    assert.deepEqual(
      (await source.history()).facts.map(it => it.value),
      [{ state: 'ready' }],
    );
    const committed = await revisionSource(repository.root, 'HEAD');
    await committed.list();
    assert.equal(await committed.read('README.md'), '# Home');
    assert.ok(!existsSync(witness));
  });
});
