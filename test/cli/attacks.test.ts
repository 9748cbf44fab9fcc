import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { approvalsFolder } from '../../server/src/extract/approvals/record.ts';
import { recordDecision } from '../../server/src/governance/records.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

// No assertion measures time: what hangs or eats the memory ends the run of the tests.

describe('a hostile policy', () => {
  it('moves nothing out of the folder', async () => {
    using outside = new TemporaryRepository({ 'kept.txt': 'mine' });
    const routes = (to: string): string => `version: 1\nlayout:\n  routes: [{ match: "*.db", to: ${JSON.stringify(to)} }]\n`;
    using repository = new TemporaryRepository({ 'groundline.yaml': routes('away/'), 'seed.db': 'x' });
    symlinkSync(outside.root, join(repository.root, 'away'));
    repository.init();
    const linked = await repository.run('check', '--fix', '--allow-dirty');
    assert.match(linked.error, /^groundline: Nothing was written: away\/seed\.db leads out of the folder$/m);
    assert.equal(linked.code, 2);
    for (const to of ['../elsewhere/', `${outside.root}/`, 'docs/../../elsewhere/', 'C:/elsewhere/', '..\\elsewhere']) {
      repository.write({ 'groundline.yaml': routes(to) });
      const refused = await repository.run('check', '--fix', '--allow-dirty');
      assert.match(refused.out, /3:\d+ {2}error {2}".*" leads out of the folder of this file/, to);
      assert.equal(refused.code, 2, to);
    }
    assert.deepEqual(readdirSync(outside.root), ['kept.txt']);
    assert.ok(readdirSync(repository.root).includes('seed.db'));
  });
  it('extends no file that a link leads to outside of the folder', async () => {
    using outside = new TemporaryRepository({ 'lax.yaml': 'rules: { compose/unknown-service: off }\n' });
    using repository = new TemporaryRepository({ 'groundline.yaml': 'extends: [lax.yaml]\n' });
    symlinkSync(join(outside.root, 'lax.yaml'), join(repository.root, 'lax.yaml'));
    const { code, out } = await repository.init().run('check');
    assert.match(out, /No file lax\.yaml to extend/);
    assert.equal(code, 2);
  });
  it('searches with a pattern that a backtracking engine would never end with', async () => {
    using repository = new TemporaryRepository({
      'groundline.yaml': "text: { forbid: [{ pattern: '(a+)+b', use: c }, { pattern: '(a|a)*c', use: c }] }\n",
      'README.md': `${'a'.repeat(50_000)}!\n`,
    });
    const { code, out } = await repository.run('check');
    assert.match(out, /^No claim is contradicted/m);
    assert.equal(code, 0);
  });
  it('is refused where it cannot be read', async () => {
    using repository = new TemporaryRepository({ 'groundline.yaml': '['.repeat(100_000) });
    assert.match((await repository.run('check')).out, /This is no YAML: The YAML is nested too deeply to be read/);
    repository.write({ 'groundline.yaml': doubling(40) });
    assert.match((await repository.run('check')).out, /This is no YAML: The aliases stand for too much to be read/);
    truncateSync(join(repository.root, 'groundline.yaml'), 200 * 1024 * 1024);
    const { code, out } = await repository.run('check');
    assert.match(out, /1:1 {2}error {2}This file cannot be read: it is no text, or larger than 2 MB/);
    assert.equal(code, 2);
  });
});

describe('hostile documents', () => {
  it('are left out where a small text stands for more than memory holds', async () => {
    const many = Array.from({ length: 4000 }, (_, index) => index);
    const merged = ['x-all: &all', ...many.map(it => `  key${it}: value`), 'services:', ...many.map(it => `  api${it}: { <<: *all }`)].join(
      '\n',
    );
    using repository = new TemporaryRepository({
      'compose.yaml': merged,
      'docker-compose.yml': doubling(60),
      'deploy/compose.yaml': 'services: {}\nx: '.concat('{ a: '.repeat(50_000)),
      'README.md': 'Start it with `docker compose up api`.\n',
    });
    const { code, out, error } = await repository.run('check');
    assert.match(out, /^No claim is contradicted/m);
    assert.equal(code, 0, error);
  });
  it('of 200 MB are not read', async () => {
    using repository = new TemporaryRepository({ 'compose.yaml': 'services: { web: {} }\n', 'README.md': '' });
    truncateSync(join(repository.root, 'README.md'), 200 * 1024 * 1024);
    repository.write({ '.groundline/baseline.tsv': '' });
    truncateSync(join(repository.root, '.groundline/baseline.tsv'), 200 * 1024 * 1024);
    const { code, out } = await repository.run('check');
    assert.match(out, /\.groundline\/baseline\.tsv\n {2}1:1 {2}\w+ {2}This file cannot be read/);
    assert.match(out, /^1 finding/m);
    assert.equal(code, 1);
  });
});

describe('names that forge', () => {
  const hostile = ['a\n::error::forged.md', '\u001b[2Jcleared.md', '\u202egpj.md', 'quote"\'`.md', '<img src=x>.md', 'two\u2028lines.md'];

  it('stand in every report as what they are', async () => {
    const text = 'Start it with `docker compose up api`.\n';
    using repository = new TemporaryRepository({
      'compose.yaml': 'services: { web: { image: nginx } }\n',
      ...Object.fromEntries(hostile.map(it => [it, text])),
    });
    for (const format of ['text', 'github', 'markdown']) {
      const { out } = await repository.run('check', '--format', format);
      const forged = out.split('\n').filter(it => /^(?:::error|forged)/.test(it));
      assert.deepEqual(forged, [], format);
      if (format !== 'github') assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f\u202e\u2028]/, format);
      assert.match(out, /^(?:6 findings|\*\*Groundline\*\*: 6 findings)/m, format);
    }
    assert.match((await repository.run('check')).out, /^a\\n::error::forged\.md$/m);
    const sarif = (await repository.run('check', '--format', 'sarif')).out;
    assert.match(sarif, /"uri": "a%0A%3A%3Aerror%3A%3Aforged\.md"/);
    assert.doesNotMatch((await repository.run('check', '--format', 'html')).out, /<img src=x>/);
  });
  it('that are no UTF-8 are said, and none of them passes under the decision of another', async () => {
    using repository = new TemporaryRepository({ 'groundline.yaml': 'protected: { paths: [engine/**] }\n' }).init();
    repository.git('switch', '-qc', 'change');
    mkdirSync(join(repository.root, 'engine'));
    const file = (byte: number): Buffer =>
      Buffer.concat([Buffer.from(`${repository.root}/engine/a`), Buffer.from([byte]), Buffer.from('.md')]);
    writeFileSync(file(0xfe), 'first');
    writeFileSync(file(0xff), 'second');
    repository.commit('Add two');
    const { code, out } = await repository.run('gate', '--base', 'main');
    assert.match(out, /"engine\/a\\xfe\.md" is protected and was added/);
    assert.match(out, /"engine\/a\\xff\.md" is protected and was added/);
    assert.equal(code, 1);
    const sarif = JSON.parse((await repository.run('gate', '--base', 'main', '--format', 'sarif')).out);
    assert.deepEqual(
      sarif.runs[0].results.map(
        (it: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
          it.locations[0]?.physicalLocation.artifactLocation.uri,
      ),
      ['engine/a%FE.md', 'engine/a%FF.md'],
    );
    assert.match((await repository.run('check')).out, /note: engine\/a\\xfe\.md cannot be read: its name is no valid UTF-8/);
  });
});

describe('hostile decisions', () => {
  it('are told apart though there are ten thousand of them, a broken one among them', async () => {
    using repository = new TemporaryRepository({
      'groundline.yaml': 'protected: { paths: [engine/**] }\n',
      'engine/limit.txt': '10\n',
    }).init();
    const [before, after] = ['10\n', '1000\n'].map(blobOf);
    const forged = {
      decision: 'approve',
      base: '0'.repeat(40),
      requester: 'eve@example.org',
      approver: 'eve@example.org',
      time: '2026-01-01T00:00:00Z',
    } as const;
    const records = Array.from({ length: 10_000 }, (_, index) => {
      const object = createHash('sha1').update(String(index)).digest('hex');
      return recordDecision({
        ...forged,
        reason: `Reason ${index}`,
        paths: [{ path: 'engine/limit.txt', before: before ?? null, after: { object, mode: '100644' } }],
      });
    });
    const real = recordDecision({
      ...forged,
      reason: 'Load',
      paths: [{ path: 'engine/limit.txt', before: before ?? null, after: after ?? null }],
    });
    const broken = `${approvalsFolder}/broken.json`;
    commitFiles(repository, [...records, { path: 'engine/limit.txt', text: '1000\n' }, { path: broken, text: '{' }]);
    const refused = await repository.run('gate', '--base', 'main');
    assert.match(refused.out, /broken\.json\n.*The decision does not count: it is no JSON object/);
    assert.match(refused.out, /"engine\/limit\.txt" is protected and was changed; this content is not approved; an earlier content/);
    assert.match(refused.out, /^2 findings in 2 files/m);
    commitFiles(repository, [real], broken);
    assert.equal((await repository.run('gate', '--base', 'main')).code, 0);
  });
  it('are written nowhere outside of the folder, and speak of nothing there', async () => {
    using outside = new TemporaryRepository();
    using repository = new TemporaryRepository({ 'groundline.yaml': 'protected: { paths: ["**"] }\n', 'a.txt': '1\n' }).init();
    repository.write({ 'a.txt': '2\n' });
    symlinkSync(outside.root, join(repository.root, '.groundline'));
    repository.git('config', 'user.email', 'ana@example.org');
    const linked = await repository.run('approve', 'a.txt', '--base', 'HEAD', '--reason', 'load');
    assert.match(linked.error, /^groundline: Nothing was written: \.groundline\/approvals\/.* leads out of the folder$/m);
    assert.equal(linked.code, 2);
    const above = await repository.run('approve', '../b.txt', '--base', 'HEAD', '--reason', 'load');
    assert.equal(above.code, 2);
    assert.deepEqual(readdirSync(outside.root), []);
  });
});

describe('two writers at once', () => {
  it('come one after the other, and lose nothing', async () => {
    using repository = new TemporaryRepository({
      CODEOWNERS: '/docs/OLD.md @acme/docs\n',
      'docs/OLD.md': 'What we hold ourselves to, in several words.\n',
    }).init();
    repository.git('mv', 'docs/OLD.md', 'docs/NEW.md');
    repository.commit('Rename');
    const runs = await Promise.all([repository.run('check', '--fix'), repository.run('check', '--fix')]);
    assert.equal(readFileSync(join(repository.root, 'CODEOWNERS'), 'utf8'), '/docs/NEW.md @acme/docs\n');
    assert.deepEqual(readdirSync(repository.root).sort(), ['.git', 'CODEOWNERS', 'docs']);
    // The one that comes second may find the file changed, or find out even before that it has changes that are not committed.
    for (const { error } of runs)
      assert.match(error, /^(?:Mended 1 finding|groundline: (?:Nothing was written: )?CODEOWNERS (?:changed|has changes))/);
  });
});

/** Aliases of which each stands for the one before twice. */
function doubling(times: number): string {
  const lines = Array.from(
    { length: times },
    (_, index) => `  a${index}: &a${index} [${index === 0 ? 'x, x' : `*a${index - 1}, *a${index - 1}`}]`,
  );
  return `x:\n${lines.join('\n')}\n`;
}

function blobOf(text: string): { readonly object: string; readonly mode: string } {
  return { object: createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex'), mode: '100644' };
}

/** Commits files on a branch that leaves main, and checks it out without writing one of them to disk. */
function commitFiles(
  repository: TemporaryRepository,
  files: readonly { readonly path: string; readonly text: string }[],
  removed?: string,
): void {
  const stream = [
    'commit refs/heads/change',
    'committer Ana <ana@example.org> 1767096000 +0000',
    'data 6\nChange',
    `from ${repository.git('rev-parse', 'HEAD').trim()}`,
    ...(removed === undefined ? [] : [`D ${removed}`]),
    ...files.map(({ path, text }) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}`),
    '',
  ].join('\n');
  execFileSync('git', ['fast-import', '--quiet'], { cwd: repository.root, input: stream });
  repository.git('symbolic-ref', 'HEAD', 'refs/heads/change');
}
