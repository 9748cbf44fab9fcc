import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CliRun } from './commandLine.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

const policy = (approvals: string): string => `version: 1
protected:
  paths: [{ match: "engine/**", why: the engine, approvers: [ben@example.org, cleo@example.org] }]
  approvals: { ${approvals} }
ledgers: [LOG.md]
`;

/** A repository on a branch that leaves main, whose policy protects the engine. The tests' git is Ana's, who may approve nothing. */
function governed(approvals = 'own: false', more: Readonly<Record<string, string>> = {}): TemporaryRepository {
  const repository = new TemporaryRepository({
    'groundline.yaml': policy(approvals),
    'engine/limit.txt': '10\n',
    'web/title.txt': 'Ferry\n',
    'LOG.md': '# Builds\n\n- ferry 1.0\n- ferry 1.1\n',
    ...more,
  }).init();
  repository.git('switch', '-qc', 'faster');
  return repository;
}

const gate = (repository: TemporaryRepository, ...more: readonly string[]): Promise<CliRun> =>
  repository.run('gate', '--base', 'main', ...more);

function change(repository: TemporaryRepository, files: Readonly<Record<string, string>>, message = 'Change'): void {
  repository.write(files);
  repository.commit(message);
}

async function decide(repository: TemporaryRepository, by: string, ...more: readonly string[]): Promise<CliRun> {
  const decided = await repository.run(
    'approve',
    'engine',
    '--base',
    'main',
    '--as',
    by,
    '--requester',
    'ana@example.org',
    '--reason',
    'load',
    ...more,
  );
  repository.commit('Decide');
  return decided;
}

const decisions = (repository: TemporaryRepository): readonly string[] => readdirSync(join(repository.root, '.groundline/approvals'));

describe('groundline gate', () => {
  it('lets through what is not protected, and stops what is until exactly that content is approved', async () => {
    using repository = governed();
    change(repository, { 'web/title.txt': 'The ferry\n' });
    assert.equal((await gate(repository)).code, 0);
    change(repository, { 'engine/limit.txt': '1000\n' });
    const stopped = await gate(repository);
    assert.equal(stopped.code, 1);
    assert.match(stopped.out, /"engine\/limit\.txt" is protected \(the engine\) and was changed; this content is not approved/);
    assert.equal((await decide(repository, 'ben@example.org')).code, 0);
    assert.equal((await gate(repository)).code, 0);
    change(repository, { 'web/title.txt': 'A ferry\n' }, 'Change something else');
    assert.equal((await gate(repository)).code, 0);
    change(repository, { 'engine/limit.txt': '2000\n' });
    assert.match((await gate(repository)).out, /an earlier content of it was decided on, not this one/);
  });
  it('takes a rejection back only with another content', async () => {
    using repository = governed();
    change(repository, { 'engine/limit.txt': '1000\n' });
    await decide(repository, 'ben@example.org');
    await decide(repository, 'cleo@example.org', '--reject');
    assert.match((await gate(repository)).out, /cleo@example\.org rejected it: load/);
    change(repository, { 'engine/limit.txt': '500\n' });
    await decide(repository, 'ben@example.org');
    assert.equal((await gate(repository)).code, 0);
  });
  it('counts nobody who may not approve, nor the author of the change', async () => {
    using repository = governed();
    change(repository, { 'engine/limit.txt': '1000\n' });
    await decide(repository, 'eve@example.org');
    assert.match((await gate(repository)).out, /eve@example\.org is not among those who may approve it/);
    repository.git('-c', 'user.email=ben@example.org', 'commit', '-q', '--allow-empty', '-m', 'Help');
    repository.git('-c', 'user.email=ben@example.org', 'commit', '-q', '--amend', '--no-edit', '--reset-author', '--allow-empty');
    await decide(repository, 'ben@example.org');
    assert.match((await gate(repository)).out, /ben@example\.org made the change, and may not approve it/);
  });
  it('sees an approval that was edited, copied to other content, or made for another base', async () => {
    using repository = governed();
    change(repository, { 'engine/limit.txt': '1000\n' });
    await decide(repository, 'ben@example.org');
    change(repository, { 'engine/limit.txt': '9999\n' });
    const [name = ''] = decisions(repository);
    const file = join(repository.root, '.groundline/approvals', name);
    const object = repository.git('rev-parse', 'HEAD:engine/limit.txt').trim();
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"after": \{\s*"object": "[0-9a-f]+"/, `"after": { "object": "${object}"`));
    repository.commit('Forge');
    const { code, out } = await gate(repository);
    assert.equal(code, 1);
    assert.match(out, /The decision does not count: it says something else than when it was named/);
    assert.match(out, /"engine\/limit\.txt" is protected/);
  });
  it('stops a ledger that was rewritten, and lets it grow', async () => {
    using repository = governed();
    change(repository, { 'LOG.md': '# Builds\n\n- ferry 1.0\n- ferry 1.1\n- ferry 1.2\n' });
    assert.equal((await gate(repository)).code, 0);
    change(repository, { 'LOG.md': '# Builds\n\n- ferry 1.0\n- ferry 1.1.1\n- ferry 1.2\n' });
    const { code, out } = await gate(repository);
    assert.equal(code, 1);
    assert.match(out, /A ledger only grows; "- ferry 1\.1" was changed or removed/);
  });
  it('judges by the policy of the base: loosening it in the same branch changes nothing', async () => {
    using repository = governed();
    change(repository, { 'engine/limit.txt': '1000\n', 'groundline.yaml': 'version: 1\n' });
    const { code, out } = await gate(repository);
    assert.equal(code, 1);
    assert.match(out, /"groundline\.yaml" is protected \(the policy itself\)/);
    assert.match(out, /"engine\/limit\.txt" is protected/);
  });
  it('protects from a branch that was cut before the path was protected', async () => {
    using repository = new TemporaryRepository({ 'engine/limit.txt': '10\n' }).init();
    repository.git('switch', '-qc', 'early');
    change(repository, { 'engine/limit.txt': '1000\n' });
    repository.git('switch', '-q', 'main');
    change(repository, { 'groundline.yaml': policy('own: false') });
    repository.git('switch', '-q', 'early');
    assert.equal((await gate(repository)).code, 1);
  });
  it('fails closed where the policy of the base has mistakes', async () => {
    using repository = new TemporaryRepository({ 'groundline.yaml': 'version: 1\nprotect: []\n' }).init();
    repository.git('switch', '-qc', 'fix');
    change(repository, { 'groundline.yaml': 'version: 1\n' });
    const { code, error } = await gate(repository);
    assert.equal(code, 2);
    assert.match(error, /groundline\.yaml of main is no policy/);
  });
  it('judges what is staged', async () => {
    using repository = governed();
    repository.write({ 'engine/limit.txt': '1000\n' });
    assert.equal((await gate(repository, '--staged')).code, 0);
    repository.git('add', '-A');
    assert.equal((await gate(repository, '--staged')).code, 1);
  });
  it('judges what a hook is about to commit where git stages it apart', async () => {
    using repository = governed();
    repository.write({ 'engine/limit.txt': '1000\n' });
    const index = join(repository.root, '.git', 'apart');
    execFileSync('git', ['add', '-A'], { cwd: repository.root, env: { ...process.env, GIT_INDEX_FILE: index } });
    const judged = async (file: string): Promise<number | null> => {
      process.env['GIT_INDEX_FILE'] = file;
      try {
        return (await gate(repository, '--staged')).code;
      } finally {
        delete process.env['GIT_INDEX_FILE'];
      }
    };
    assert.equal(await judged('.git/apart'), 1);
    assert.equal(await judged(index), 1);
    using other = new TemporaryRepository({ 'engine/limit.txt': '1000\n' }).init();
    assert.equal(await judged(join(other.root, '.git', 'index')), 0);
  });
  it('stops a finding that the change brings, whatever comment it adds, and lets through those that were there', async () => {
    using repository = governed('own: false', { 'README.md': 'See [the guide](docs/guide.md).\n' });
    assert.equal((await gate(repository)).code, 0);
    change(repository, {
      'README.md': 'See [the guide](docs/guide.md).\n\n<!-- groundline-ignore paths/dead-link -- hush -->\nAnd [more](docs/more.md).\n',
    });
    const { code, out } = await gate(repository);
    assert.equal(code, 1);
    assert.match(out, /No file "docs\/more\.md"/);
    assert.doesNotMatch(out, /docs\/guide\.md"/);
  });
  it('stops a finding that a comment hides which the change only widens', async () => {
    const hushed = (form: string): string => `<!-- groundline-ignore${form} paths/dead-link -- hush -->\nSee [the guide](docs/guide.md).\n`;
    const block = (lines: string): string =>
      `<!-- groundline-ignore-start paths/dead-link -- hush -->\n[A](docs/a.md)\n${lines}<!-- groundline-ignore-end -->\n`;
    for (const [before, after] of [
      [hushed(''), `${hushed('-file')}\nAnd [more](docs/more.md).\n`],
      [`${block('')}\nEnd.\n`, `${block('\n[more](docs/more.md)\n')}\nEnd.\n`],
    ] as const) {
      using repository = governed('own: false', { 'README.md': before });
      assert.equal((await gate(repository)).code, 0);
      change(repository, { 'README.md': after });
      const { code, out } = await gate(repository);
      assert.equal(code, 1, out);
      assert.match(out, /No file "docs\/more\.md"/);
    }
  });
  it('says what history a shallow copy lacks', async () => {
    using repository = governed();
    change(repository, { 'web/title.txt': 'A\n' });
    change(repository, { 'web/title.txt': 'B\n' });
    using copy = new TemporaryRepository();
    copy.git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${repository.root}`, '.');
    const { code, error } = await copy.run('gate', '--base', 'origin/main');
    assert.equal(code, 2);
    assert.match(error, /shallow and does not reach the commit where the change left "origin\/main"; fetch all of it/);
  });
  it('merges two branches with decisions of their own, and loses none', async () => {
    using repository = governed();
    change(repository, { 'engine/limit.txt': '1000\n' });
    await decide(repository, 'ben@example.org');
    repository.git('switch', '-qc', 'other', 'main');
    change(repository, { 'engine/name.txt': 'turbo\n' });
    await decide(repository, 'cleo@example.org');
    repository.git('merge', '-q', '--no-edit', 'faster');
    assert.equal(decisions(repository).length, 2);
    assert.equal((await gate(repository)).code, 0);
  });
});

describe('signed decisions', () => {
  const key = (folder: TemporaryRepository, name: string): string => {
    const file = join(folder.root, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
    return file;
  };
  it('hold for a signer whom the base allows, for the very text, and for nobody else', async () => {
    using repository = governed('signed: true, own: false');
    using keys = new TemporaryRepository();
    const [ben, eve] = [key(keys, 'ben'), key(keys, 'eve')];
    const signers = (file: string): string => `ben@example.org namespaces="groundline-approval" ${readFileSync(`${file}.pub`, 'utf8')}`;
    repository.git('switch', '-q', 'main');
    change(repository, { '.groundline/allowed_signers': signers(ben) });
    repository.git('switch', '-q', 'faster');
    repository.git('merge', '-q', 'main');
    change(repository, { 'engine/limit.txt': '1000\n' });
    await decide(repository, 'ben@example.org');
    assert.match((await gate(repository)).out, /the decision of ben@example\.org is not signed/);
    await decide(repository, 'ben@example.org', '--sign', eve);
    assert.match((await gate(repository)).out, /the signature of ben@example\.org does not hold/);
    await decide(repository, 'ben@example.org', '--sign', ben);
    assert.equal((await gate(repository)).code, 0);
    // A signer that the change itself allows signs nothing.
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    change(repository, { '.groundline/allowed_signers': signers(eve) });
    assert.equal((await gate(repository)).code, 1);
  });
});
