import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryRepository } from './temporaryRepository.ts';

/** A CODEOWNERS whose first pattern names a file that was renamed, and whose second one a file that is gone. */
function drifted(owners: string): TemporaryRepository {
  const repository = new TemporaryRepository({
    CODEOWNERS: owners,
    'docs/BASELINE.md': 'What we hold ourselves to, in several words.\n',
  }).init();
  repository.git('mv', 'docs/BASELINE.md', 'docs/SECURITY.md');
  return repository.commit('Move the baseline');
}

const read = (repository: TemporaryRepository, path: string): string => readFileSync(join(repository.root, path), 'latin1');

describe('groundline check --fix-dry-run', () => {
  it('shows a diff and writes nothing', async () => {
    using repository = drifted('# Owners\n\n*   @acme/platform\n/docs/BASELINE.md @acme/docs\n/gone/ @acme/api\n');
    const { code, out, error } = await repository.run('check', '--fix-dry-run');
    assert.equal(
      out,
      [
        '--- a/CODEOWNERS',
        '+++ b/CODEOWNERS',
        '@@ -1,5 +1,5 @@',
        ' # Owners',
        ' ',
        ' *   @acme/platform',
        '-/docs/BASELINE.md @acme/docs',
        '+/docs/SECURITY.md @acme/docs',
        ' /gone/ @acme/api',
        '',
      ].join('\n'),
    );
    assert.equal(error, '1 finding would be mended\n');
    assert.equal(code, 0);
    assert.match(read(repository, 'CODEOWNERS'), /BASELINE/);
  });
});

describe('groundline check --fix', () => {
  it('applies the safe fixes, keeps the others, and checks again', async () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n/Docs/ @acme/api\n');
    const { code, out, error } = await repository.run('check', '--fix');
    assert.equal(read(repository, 'CODEOWNERS'), '/docs/SECURITY.md @acme/docs\n/Docs/ @acme/api\n');
    assert.equal(error, 'Mended 1 finding in 1 file\n');
    assert.match(out, /^1 finding in 1 file: 1 warning$/m);
    assert.equal(code, 1);
  });
  it('leaves a link for a look that may be of the folder of its document, although its path stands from the root', async () => {
    using repository = new TemporaryRepository({
      'docs/stages.md': '# Stages\n',
      'engine/docs/overview.md': '# Overview\n',
      'engine/README.md': 'See [the stages](docs/stages.md).\n',
      'pumps/README.md': 'See [the stages](docs/stages.md).\n',
    }).init();
    await repository.run('check', '--fix');
    assert.equal(read(repository, 'engine/README.md'), 'See [the stages](docs/stages.md).\n');
    assert.equal(read(repository, 'pumps/README.md'), 'See [the stages](../docs/stages.md).\n');
  });
  it('keeps the byte order mark, line ends and mode', async () => {
    using repository = drifted('\ufeff* @acme/platform\r\n/docs/BASELINE.md @acme/docs\r\n');
    chmodSync(join(repository.root, 'CODEOWNERS'), 0o755);
    assert.equal((await repository.run('check', '--fix')).code, 0);
    assert.equal(read(repository, 'CODEOWNERS'), '\u00ef\u00bb\u00bf* @acme/platform\r\n/docs/SECURITY.md @acme/docs\r\n');
    assert.equal(statSync(join(repository.root, 'CODEOWNERS')).mode & 0o777, 0o755);
  });
  it('refuses a file with changes that are not committed, unless told', async () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n');
    repository.write({ CODEOWNERS: '# mine\n/docs/BASELINE.md @acme/docs\n' });
    const refused = await repository.run('check', '--fix');
    assert.equal(refused.code, 2);
    assert.match(refused.error, /^groundline: CODEOWNERS has changes that are not committed; --allow-dirty mends them all the same$/m);
    assert.match(read(repository, 'CODEOWNERS'), /BASELINE/);
    assert.equal((await repository.run('check', '--fix', '--allow-dirty')).code, 0);
    assert.equal(read(repository, 'CODEOWNERS'), '# mine\n/docs/SECURITY.md @acme/docs\n');
  });
  it('judges a file that is no valid UTF-8 and never changes it', async () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n');
    writeFileSync(join(repository.root, 'CODEOWNERS'), Buffer.from('# \xe9t\xe9\n/docs/BASELINE.md @acme/docs\n', 'latin1'));
    repository.commit('Speak French');
    const { code, error } = await repository.run('check', '--fix');
    assert.match(error, /^groundline: Nothing was written: CODEOWNERS is no valid UTF-8 and was not changed$/m);
    assert.equal(code, 2);
    assert.match(read(repository, 'CODEOWNERS'), /\xe9t\xe9\n\/docs\/BASELINE/);
  });
  it('leaves no file behind', async () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n');
    await repository.run('check', '--fix');
    assert.equal(repository.git('status', '--porcelain'), ' M CODEOWNERS\n');
  });
});

/** A repository whose policy sends seeds to the archive, with three documents that name one. */
function cluttered(files: Readonly<Record<string, string>> = {}): TemporaryRepository {
  return new TemporaryRepository({
    'groundline.yaml': 'layout:\n  routes: [{ match: "*_seed.csv", to: archive/seeds }]\n',
    'orders_seed.csv': 'id,total\n1,9.50\n',
    'README.md': '# Orders\n\nLoad the [seed](orders_seed.csv).\n',
    'docs/loading.md': '# Loading\n\nThe [seed](../orders_seed.csv#first) has orders.\n',
    CODEOWNERS: '/orders_seed.csv @acme/data\n',
    ...files,
  }).init();
}

describe('groundline check --fix, where a file moves', () => {
  it('moves it with every reference, so that git sees a rename', async () => {
    using repository = cluttered();
    const { code, error } = await repository.run('check', '--fix');
    assert.equal(error, 'Mended 1 finding in 4 files\n');
    assert.equal(code, 0);
    assert.equal(read(repository, 'archive/seeds/orders_seed.csv'), 'id,total\n1,9.50\n');
    assert.equal(read(repository, 'README.md'), '# Orders\n\nLoad the [seed](archive/seeds/orders_seed.csv).\n');
    assert.equal(read(repository, 'docs/loading.md'), '# Loading\n\nThe [seed](../archive/seeds/orders_seed.csv#first) has orders.\n');
    assert.equal(read(repository, 'CODEOWNERS'), '/archive/seeds/orders_seed.csv @acme/data\n');
    repository.git('add', '-A');
    assert.match(repository.git('status', '--porcelain'), /^R {2}orders_seed\.csv -> archive\/seeds\/orders_seed\.csv$/m);
    assert.equal(readdirSync(join(repository.root, 'archive/seeds')).length, 1);
  });
  it('shows the move', async () => {
    using repository = cluttered();
    const { out } = await repository.run('check', '--fix-dry-run');
    assert.match(out, /^rename from orders_seed\.csv\nrename to archive\/seeds\/orders_seed\.csv$/m);
    assert.match(out, /^\+\/archive\/seeds\/orders_seed\.csv @acme\/data$/m);
    assert.equal(repository.git('status', '--porcelain'), '');
  });
  it('never overwrites what is there', async () => {
    using repository = cluttered({ 'archive/seeds/orders_seed.csv': 'older\n' });
    assert.equal((await repository.run('check', '--fix')).code, 1);
    assert.equal(repository.git('status', '--porcelain'), '');
    repository.write({ '.gitignore': 'archive/\n' });
    repository.git('rm', '-q', '--cached', 'archive/seeds/orders_seed.csv');
    repository.commit('Ignore the archive');
    const { code, error } = await repository.run('check', '--fix');
    assert.match(error, /^groundline: Nothing was written: archive\/seeds\/orders_seed\.csv exists already$/m);
    assert.equal(code, 2);
    assert.equal(read(repository, 'archive/seeds/orders_seed.csv'), 'older\n');
    assert.equal(repository.git('status', '--porcelain'), '');
  });
  it('refuses a file that is not committed, unless told', async () => {
    using repository = cluttered();
    repository.write({ 'orders_seed.csv': 'id,total\n1,10\n' });
    assert.match((await repository.run('check', '--fix')).error, /^groundline: orders_seed\.csv has changes that are not committed/m);
    assert.equal((await repository.run('check', '--fix', '--allow-dirty')).code, 0);
    assert.equal(read(repository, 'archive/seeds/orders_seed.csv'), 'id,total\n1,10\n');
  });
  it('never follows a link out of the folder', async () => {
    using repository = cluttered();
    using elsewhere = new TemporaryRepository();
    symlinkSync(elsewhere.root, join(repository.root, 'archive'));
    repository.write({ '.gitignore': 'archive\n' });
    repository.commit('Link the archive');
    const { code, error } = await repository.run('check', '--fix');
    assert.match(error, /^groundline: Nothing was written: archive\/seeds\/orders_seed\.csv leads out of the folder$/m);
    assert.equal(code, 2);
    assert.equal(repository.git('status', '--porcelain'), '');
    assert.deepEqual(readdirSync(elsewhere.root), []);
  });
});
