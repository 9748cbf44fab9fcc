import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
  it('shows a diff and writes nothing', () => {
    using repository = drifted('# Owners\n\n*   @acme/platform\n/docs/BASELINE.md @acme/docs\n/gone/ @acme/api\n');
    const { code, out, error } = repository.run('check', '--fix-dry-run');
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
  it('applies the safe fixes, keeps the others, and checks again', () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n/gone/ @acme/api\n');
    const { code, out, error } = repository.run('check', '--fix');
    assert.equal(read(repository, 'CODEOWNERS'), '/docs/SECURITY.md @acme/docs\n/gone/ @acme/api\n');
    assert.equal(error, 'Mended 1 finding in 1 file\n');
    assert.match(out, /^1 finding in 1 file: 1 warning$/m);
    assert.equal(code, 1);
  });
  it('keeps the byte order mark, line ends and mode', () => {
    using repository = drifted('\ufeff/docs/BASELINE.md @acme/docs\r\n* @acme/platform\r\n');
    chmodSync(join(repository.root, 'CODEOWNERS'), 0o755);
    assert.equal(repository.run('check', '--fix').code, 0);
    assert.equal(read(repository, 'CODEOWNERS'), '\u00ef\u00bb\u00bf/docs/SECURITY.md @acme/docs\r\n* @acme/platform\r\n');
    assert.equal(statSync(join(repository.root, 'CODEOWNERS')).mode & 0o777, 0o755);
  });
  it('refuses a file with changes that are not committed, unless told', () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n');
    repository.write({ CODEOWNERS: '# mine\n/docs/BASELINE.md @acme/docs\n' });
    const refused = repository.run('check', '--fix');
    assert.equal(refused.code, 2);
    assert.match(refused.error, /^groundline: CODEOWNERS has changes that are not committed; --allow-dirty mends them all the same$/m);
    assert.match(read(repository, 'CODEOWNERS'), /BASELINE/);
    assert.equal(repository.run('check', '--fix', '--allow-dirty').code, 0);
    assert.equal(read(repository, 'CODEOWNERS'), '# mine\n/docs/SECURITY.md @acme/docs\n');
  });
  it('judges a file that is no valid UTF-8 and never changes it', () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n');
    writeFileSync(join(repository.root, 'CODEOWNERS'), Buffer.from('# \xe9t\xe9\n/docs/BASELINE.md @acme/docs\n', 'latin1'));
    repository.commit('Speak French');
    const { code, error } = repository.run('check', '--fix');
    assert.match(error, /^groundline: Nothing was written: CODEOWNERS is no valid UTF-8 and was not changed$/m);
    assert.equal(code, 2);
    assert.match(read(repository, 'CODEOWNERS'), /\xe9t\xe9\n\/docs\/BASELINE/);
  });
  it('leaves no file behind', () => {
    using repository = drifted('/docs/BASELINE.md @acme/docs\n');
    repository.run('check', '--fix');
    assert.equal(repository.git('status', '--porcelain'), ' M CODEOWNERS\n');
  });
});
