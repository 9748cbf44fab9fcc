import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryRepository } from './temporaryRepository.ts';

const file = '.groundline/baseline.tsv';
const read = (repository: TemporaryRepository): string => readFileSync(join(repository.root, file), 'utf8');

/** A repository whose documents name a service that was renamed, accepted on some day. */
async function accepted(documents: readonly string[]): Promise<TemporaryRepository> {
  const texts = documents.map(it => [it, `# ${it}\n\nStart it with \`docker compose up api\`.\n`]);
  const repository = new TemporaryRepository({ 'compose.yaml': 'services: { web: { image: nginx } }\n', ...Object.fromEntries(texts) });
  const { code, error } = await repository.init().run('baseline', 'create', '--today', '2026-01-31');
  assert.equal(error, `Accepted ${documents.length} ${documents.length === 1 ? 'finding' : 'findings'} in ${file}; commit it\n`);
  assert.equal(code, 0);
  return repository.commit('Accept what is there');
}

describe('groundline baseline', () => {
  it('accepts what is there, one line each, and reports what comes and what goes', async () => {
    using repository = await accepted(['GUIDE.md', 'README.md']);
    assert.match(read(repository), /^# .*\nGUIDE\.md\tcompose\/unknown-service\t[0-9a-f]{16}\t2026-01-31\nREADME\.md\t/);
    const first = await repository.run('check');
    assert.equal(first.error, 'baseline: 0 new, 2 the same, 0 gone\n');
    assert.equal(first.out, 'No claim is contradicted (2 in the baseline)\n');
    assert.equal(first.code, 0);
    repository.write({ 'GUIDE.md': '# Guide\n', 'NEW.md': 'Stop it with `docker compose stop api`.\n' });
    const second = await repository.run('check', '--format', 'json');
    assert.equal(second.error, 'baseline: 1 new, 1 the same, 1 gone\n');
    assert.equal(second.code, 1);
    assert.equal((await repository.run('baseline', 'shrink')).error, '1 finding still accepted, 1 gone\n');
    assert.doesNotMatch(read(repository), /GUIDE/);
    assert.doesNotMatch(read(repository), /NEW/);
  });
  it('knows a finding again in another line, and in a file that was renamed', async () => {
    using repository = await accepted(['GUIDE.md']);
    repository.git('mv', 'GUIDE.md', 'MANUAL.md');
    repository.commit('Rename the guide');
    repository.write({ 'MANUAL.md': `# More\n\nwords\n\n${readFileSync(join(repository.root, 'MANUAL.md'), 'utf8')}` });
    const { code, error } = await repository.run('check');
    assert.equal(error, 'baseline: 0 new, 1 the same, 0 gone\n');
    assert.equal(code, 0);
  });
  it('knows a finding again in a file that was edited when it was renamed', async () => {
    using repository = await accepted(['GUIDE.md']);
    repository.git('mv', 'GUIDE.md', 'MANUAL.md');
    repository.write({ 'MANUAL.md': `${readFileSync(join(repository.root, 'MANUAL.md'), 'utf8')}\nAnd then wait.\n` });
    repository.commit('Rename the guide, edited');
    assert.equal((await repository.run('check')).error, 'baseline: 0 new, 1 the same, 0 gone\n');
  });
  it('is made once, and settles a merge of two that shrank with one command', async () => {
    using repository = await accepted(['API.md', 'B.md', 'C.md']);
    const again = await repository.run('baseline', 'create');
    assert.match(again.error, /^groundline: .groundline\/baseline\.tsv exists already; it only shrinks/);
    assert.equal(again.code, 2);
    for (const [branch, mended] of [
      ['left', 'API.md'],
      ['right', 'B.md'],
    ] as const) {
      repository.git('switch', '-qc', branch, 'main');
      repository.write({ [mended]: '# Mended\n' });
      await repository.run('baseline', 'shrink');
      repository.commit(`Mend ${mended}`);
    }
    assert.throws(() => repository.git('merge', '-q', 'left'), /CONFLICT|Command failed/);
    assert.match(read(repository), /^<{7} /m);
    const conflicting = await repository.run('check');
    assert.match(conflicting.out, /A merge conflict: "groundline baseline shrink" settles it/);
    assert.equal((await repository.run('baseline', 'shrink')).code, 0);
    assert.deepEqual(
      read(repository)
        .split('\n')
        .slice(1)
        .map(it => it.split('\t')[0]),
      ['C.md', ''],
    );
    assert.equal((await repository.run('check')).code, 0);
  });
  it('takes another file as baseline where it is told to', async () => {
    using repository = await accepted(['API.md']);
    repository.git('mv', file, 'elsewhere.tsv');
    assert.equal((await repository.run('check')).code, 1);
    assert.equal((await repository.run('check', '--baseline', 'elsewhere.tsv')).code, 0);
    const missing = await repository.run('check', '--baseline', 'nowhere.tsv');
    assert.match(missing.error, /^groundline: The baseline nowhere\.tsv cannot be read \(ENOENT\)$/m);
    assert.equal(missing.code, 2);
  });
});
