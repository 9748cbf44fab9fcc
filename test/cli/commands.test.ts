import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TemporaryRepository } from './temporaryRepository.ts';

const files = { CODEOWNERS: '* @acme/platform\n/gone/ @acme/api\n' };

describe('groundline explain', () => {
  it("prints a rule's page", async () => {
    using folder = new TemporaryRepository();
    const { code, out } = await folder.run('explain', 'owners/dead-pattern');
    assert.match(out, /^# owners\/dead-pattern\n/);
    assert.match(out, /^## Sources$/m);
    assert.equal(code, 0);
  });
  it('has a page for every rule', async () => {
    using folder = new TemporaryRepository();
    const rules = JSON.parse((await folder.run('rules', '--json')).out) as { id: string }[];
    assert.ok(rules.length > 0);
    for (const { id } of rules.filter((_, index) => index % 5 === 0)) assert.equal((await folder.run('explain', id)).code, 0, id);
  });
  it('tells about a finding by its fingerprint', async () => {
    using folder = new TemporaryRepository(files);
    const report = JSON.parse((await folder.run('check', '--format', 'json')).out) as { findings: { fingerprint: string }[] };
    const fingerprint = report.findings[0]?.fingerprint ?? '';
    const { code, out } = await folder.run('explain', fingerprint);
    assert.match(out, /No file matches "\/gone\/"/);
    assert.match(out, /^claim: owners\.pattern "\/gone\/"$/m);
    assert.equal(code, 0);
  });
  it('tells why a finding is no more than likely', async () => {
    using folder = new TemporaryRepository({ 'README.md': '# Archived\n', 'CONTRIBUTING.md': 'See [the guide](guide.md).\n' }).init();
    const report = JSON.parse((await folder.run('check', '--format', 'json')).out) as {
      findings: { fingerprint: string; doubt?: string }[];
    };
    const [{ fingerprint = '', doubt } = {}] = report.findings;
    assert.equal(doubt, 'the README says that nobody works on this project any more');
    assert.match((await folder.run('explain', fingerprint)).out, new RegExp(`^confidence: likely: ${doubt}$`, 'm'));
  });
  it('knows no other fingerprint', async () => {
    using folder = new TemporaryRepository(files);
    assert.match((await folder.run('explain', '0123456789abcdef')).error, /No finding has the fingerprint 0123456789abcdef/);
  });
});

describe('groundline facts', () => {
  it('lists what documents state', async () => {
    using folder = new TemporaryRepository(files);
    assert.equal(
      (await folder.run('facts', '--kind', 'owners.pattern')).out,
      [
        'CODEOWNERS:1:1  owners.pattern  *  {"owners":["@acme/platform"],"syntax":"github","line":{"start":0,"end":17}}',
        'CODEOWNERS:2:1  owners.pattern  /gone/  {"owners":["@acme/api"],"syntax":"github","line":{"start":17,"end":34}}',
        '',
      ].join('\n'),
    );
    assert.equal((JSON.parse((await folder.run('facts', '--json')).out) as object[]).length, 2);
    assert.equal((await folder.run('facts', '--kind', 'compose.service', '--json')).out, '[]\n');
  });
});

describe('groundline rules', () => {
  it('lists every rule with its severity', async () => {
    using folder = new TemporaryRepository();
    const { code, out } = await folder.run('rules');
    assert.match(out, /^owners\/dead-pattern +warning +review fix +A CODEOWNERS pattern matches no file$/m);
    assert.match(out, /^policy\/invalid +error/m);
    assert.equal(code, 0);
  });
});

describe('groundline', () => {
  it('tells its version and its commands', async () => {
    using folder = new TemporaryRepository();
    assert.match((await folder.run('--version')).out, /^\d+\.\d+\.\d+\n$/);
    const help = await folder.run();
    assert.match(help.out, /^Usage: groundline/);
    assert.equal(help.code, 0);
    assert.match((await folder.run('check', '--help')).out, /Ends with 0 when nothing is found at the threshold/);
  });
});
