import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { watch } from '../../server/src/cli/watch.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

describe('groundline watch', () => {
  it('says what is new and what is gone after each change, and keeps what a broken policy does not judge', async () => {
    using repository = new TemporaryRepository({ 'README.md': 'See [the guide](docs/guide.md).\n' }).init();
    const written = { out: '', error: '' };
    const ending = new AbortController();
    const streams = {
      out: (text: string) => void (written.out += text),
      error: (text: string) => void (written.error += text),
      progress: false,
      colors: false,
    };
    const options = { root: repository.root, cache: false, rule: ['paths/dead-link'] };
    const ended = watch(options, streams, { every: 20, signal: ending.signal });
    const said = async (pattern: RegExp): Promise<void> => {
      for (let tries = 0; tries < 500 && !pattern.test(written.out + written.error); tries++) await pause(20);
      assert.match(written.out + written.error, pattern);
      written.out = written.error = '';
    };
    await said(/^\+ README\.md:1:17 {2}warning {2}No file "docs\/guide\.md" {2}paths\/dead-link\n[^]*: 1 finding\n$/);
    repository.write({ 'docs/guide.md': '# Guide\n\n[API](api.md)\n' });
    await said(/^- README\.md:1:17 .*\n\+ docs\/guide\.md:3:7 .*\n$/);
    repository.write({ 'groundline.yaml': 'rules: { paths/dead: off }\n' });
    await said(/^\+ groundline\.yaml:1:10 {2}error .*policy\/invalid\n$/);
    rmSync(join(repository.root, 'groundline.yaml'));
    await said(/^- groundline\.yaml:1:10 .*\n$/);
    ending.abort();
    assert.equal(await ended, 0);
  });
});

describe('groundline policy print', () => {
  const files = {
    'groundline.yaml':
      "extends: [groundline:recommended, policies/team.yaml]\nexclude: [third_party/**]\nrules: { paths/dead-path: off }\nprotected:\n  paths: [src/**, { match: infra, why: it's production }]\n",
    'policies/team.yaml': 'rules: { paths/dead-path: error, paths/dead-link: error }\nprotected: { default: deny }\n',
    'docs/groundline.yaml': 'exclude: [drafts/**]\nrules: { paths/dead-path: info }\n',
    'docs/drafts/plan.md': '# Plan\n',
  };
  it('prints what holds for a file, the nearest first, with where it comes from', async () => {
    using repository = new TemporaryRepository(files);
    const { code, out, error } = await repository.run('policy', 'print', 'docs/drafts/plan.md');
    assert.deepEqual({ code, error }, { code: 0, error: '' });
    assert.match(out, /^# The policy in force for docs\/drafts\/plan\.md, from docs\/groundline\.yaml, groundline\.yaml, /);
    assert.match(out, /^exclude:\n {2}- drafts\/\*\* # docs\/groundline\.yaml:1\nlayout:/m);
    assert.match(out, /^ {4}- \{ match: '\{README,readme,Readme\}\*', why: 'readers begin there' \} # groundline:recommended$/m);
    assert.match(
      out,
      /^ {2}paths:\n {4}- src\/\*\* # groundline\.yaml:5\n {4}- \{ match: infra, why: 'it''s production' \} # groundline\.yaml:5$/m,
    );
    assert.match(out, /^ {2}default: deny # policies\/team\.yaml:2$/m);
    assert.match(out, /^ {2}paths\/dead-path: info # docs\/groundline\.yaml:2\n {2}paths\/dead-link: error # policies\/team\.yaml:1$/m);
    assert.match(out, /^# Claims in docs\/drafts\/plan\.md are not judged$/m);
  });
  it('prints what holds for the folder, and says where nothing does and what cannot be meant', async () => {
    using repository = new TemporaryRepository(files);
    const { out } = await repository.run('policy', 'print');
    assert.match(out, /^# The policy in force for the folder, from groundline\.yaml,/);
    assert.match(out, /^ {2}paths\/dead-path: off # groundline\.yaml:3$/m);
    using bare = new TemporaryRepository({ 'README.md': '# API\n' });
    assert.match((await bare.run('policy', 'print')).out, /no groundline\.yaml holds, and everything is at its default\n$/);
    bare.write({ 'groundline.yaml': 'exlude: [a/**]\n' });
    const broken = await bare.run('policy', 'print');
    assert.deepEqual([broken.code, broken.error], [2, 'groundline: groundline.yaml: No key "exlude" here; did you mean "exclude"?\n']);
  });
});
