import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { runHere, spawnCli } from './commandLine.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

const owners = '.github/CODEOWNERS';

/** Two dead patterns, one of them renamed, and one that holds. */
function drift(): TemporaryRepository {
  const repository = new TemporaryRepository({
    [owners]: '* @acme/platform\n/docs/BASELINE.md @acme/docs\n/integrations/ @acme/api\n',
    'docs/BASELINE.md': 'What we hold ourselves to, in several words.\n',
    'integrations/slack.py': 'print("slack")\n',
  }).init();
  repository.git('mv', 'docs/BASELINE.md', 'docs/SECURITY.md');
  repository.git('rm', '-q', 'integrations/slack.py');
  return repository.commit('Move the baseline, drop the integrations');
}

/** One that is read and never written. */
const drifted = drift();
after(() => drifted[Symbol.dispose]());

const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object);

function findingsOf(
  out: string,
): readonly { rule: string; path: string; status: string; severity: string; message: string; fingerprint: string }[] {
  const report = JSON.parse(out) as { findings: ReturnType<typeof findingsOf> };
  assert.ok(validate(report), JSON.stringify(validate.errors));
  return report.findings;
}

describe('groundline check, as text', () => {
  it('shows the claim underlined, what contradicts it, and a summary', async () => {
    const { code, out, error } = await drifted.run('check');
    const commit = drifted.git('rev-parse', 'HEAD').slice(0, 7);
    assert.equal(error, '');
    assert.equal(
      out,
      [
        '.github/CODEOWNERS',
        '  2:1  warning  No file matches "/docs/BASELINE.md"; it is now "docs/SECURITY.md"  owners/dead-pattern',
        '      /docs/BASELINE.md @acme/docs',
        '      ^^^^^^^^^^^^^^^^^',
        '      fix: Change to "/docs/SECURITY.md"',
        `  3:1  warning  No file matches "/integrations/"; it was removed in ${commit} (2025-12-30)  owners/dead-pattern`,
        '      /integrations/ @acme/api',
        '      ^^^^^^^^^^^^^^',
        '      fix: Remove the line (review)',
        '',
        '2 findings in 1 file: 2 warnings; --fix mends 1',
        '',
      ].join('\n'),
    );
    assert.equal(code, 1);
  });
  it('tells where a file went that was edited when it was renamed, whatever is called nearly the same, and wants a look at that', async () => {
    const guide = 'Begin with the first step.\nGo on with the second.\nThen comes the third.\nEnd with the last.\n';
    using repository = new TemporaryRepository({
      'README.md': '# Shop\n\nRead [how to theme](docs/theming.md).\n',
      'docs/theming.md': guide,
      'docs/themes.md': '# Themes\n',
      'docs/setup.md': '# Set up\n\nSee [the themes](themes.md) and [how to call](../README.md).\n',
    }).init();
    repository.git('mv', 'docs/theming.md', 'docs/customization.md');
    repository.write({ 'docs/customization.md': `# Customise\n\n${guide}` });
    repository.commit('Speak of customising');
    const story = `No file "docs/theming.md"; moved to "docs/customization.md" in ${repository.git('rev-parse', 'HEAD').slice(0, 7)} (2025-12-30)`;
    const { out } = await repository.run('check');
    assert.ok(out.includes(story), out);
    assert.match(out, /→ docs\/customization\.md {2}it is here now, edited\n +fix: Change to "docs\/customization\.md" \(review\)\n/);
    assert.ok((await repository.run('check', '--at', 'HEAD')).out.includes(story));
    repository.git('checkout', '-q', '-b', 'change');
    repository.write({ 'docs/more.md': 'Read [how to theme](theming.md).\n' });
    repository.commit('Link to what is gone');
    assert.ok((await repository.run('gate', '--base', 'main')).out.includes(story));
  });
  it('says that nothing was found', async () => {
    using repository = new TemporaryRepository({ 'README.md': '# Storefront\n' }).init();
    assert.deepEqual(await repository.run('check'), { code: 0, out: 'No claim is contradicted\n', error: '' });
  });
  it('tells what it could not know without git', async () => {
    using folder = new TemporaryRepository({ 'web/package.json': '{ "scripts": { "test": "npm run lint" } }\n' });
    const { out, code } = await folder.run('check');
    assert.match(out, /^note: Not a git repository, so ignored files are told by a walk and removed paths are not known$/m);
    assert.equal(code, 1);
  });
  it('is coloured when asked, and never with NO_COLOR', async () => {
    const coloured = (environment: Readonly<Record<string, string>>) => spawnCli(['check'], drifted.root, { environment }).out;
    assert.match(coloured({ FORCE_COLOR: '1' }), /\u001b\[33m/);
    assert.doesNotMatch(coloured({ FORCE_COLOR: '1', NO_COLOR: '1' }), /\u001b/);
  });
});

describe('the program as it is shipped', () => {
  it('says and ends with what it does within this process', async () => {
    using clean = new TemporaryRepository({ 'README.md': '# Storefront\n' }).init();
    for (const [args, root, code] of [
      [['check'], clean.root, 0],
      [['check'], drifted.root, 1],
      [['check', '--format', 'json'], drifted.root, 1],
      [['check', '--rot', '.'], clean.root, 2],
      [['check', '--at', 'nope'], clean.root, 2],
      [['explain', 'owners/dead-pattern'], clean.root, 0],
      [['--version'], clean.root, 0],
    ] as const) {
      const shipped = spawnCli(args, root);
      assert.equal(shipped.code, code, args.join(' '));
      assert.deepEqual(shipped, await runHere(args, root));
    }
  });
});

describe('groundline check, as JSON', () => {
  it('holds to its schema, with and without statistics', async () => {
    const plain = await drifted.run('check', '--format', 'json');
    assert.equal(plain.code, 1);
    assert.deepEqual(
      findingsOf(plain.out).map(it => `${it.path} ${it.rule} ${it.severity} ${it.status}`),
      [`${owners} owners/dead-pattern warning new`, `${owners} owners/dead-pattern warning new`],
    );
    const report = JSON.parse(plain.out) as { root: string; revision: string; stats?: object };
    assert.equal(report.root, drifted.root);
    assert.equal(report.revision, drifted.git('rev-parse', 'HEAD').trim());
    assert.equal(report.stats, undefined);
    const counted = await drifted.run('check', '--format', 'json', '--stats');
    assert.ok(validate(JSON.parse(counted.out)), JSON.stringify(validate.errors));
  });
  it('is the same bytes on every run', async () => {
    assert.equal((await drifted.run('check', '--format', 'json')).out, (await drifted.run('check', '--format', 'json')).out);
  });
  it('says where the finding is: lines and columns from 1, the end exclusive', async () => {
    const [finding] = (JSON.parse((await drifted.run('check', '--format', 'json')).out) as { findings: { range: object; fixes: object }[] })
      .findings;
    assert.deepEqual(finding?.range, { start: { line: 2, column: 1 }, end: { line: 2, column: 18 } });
    assert.deepEqual(finding?.fixes, [
      { title: 'Change to "/docs/SECURITY.md"', kind: 'safe' },
      { title: 'Remove the line', kind: 'review' },
    ]);
  });
});

describe('groundline check, as SARIF', () => {
  it('names rules, places and its own fingerprints', async () => {
    const { runs } = JSON.parse((await drifted.run('check', '--format', 'sarif')).out) as {
      runs: { tool: { driver: { rules: { id: string; help: { markdown: string } }[] } }; results: Record<string, unknown>[] }[];
    };
    const [run] = runs;
    assert.deepEqual(
      run?.tool.driver.rules.map(it => it.id),
      ['owners/dead-pattern'],
    );
    assert.match(run?.tool.driver.rules[0]?.help.markdown ?? '', /^# owners\/dead-pattern/);
    const { partialFingerprints, ...result } = run?.results[0] ?? {};
    assert.match(JSON.stringify(partialFingerprints), /^\{"groundline\/v1":"[0-9a-f]{16}"\}$/);
    assert.deepEqual(result, {
      ruleId: 'owners/dead-pattern',
      ruleIndex: 0,
      level: 'warning',
      message: { text: 'No file matches "/docs/BASELINE.md"; it is now "docs/SECURITY.md"' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '.github/CODEOWNERS', uriBaseId: 'ROOT' },
            region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 18 },
          },
        },
      ],
    });
  });
});

describe('what is reported', () => {
  it('can be narrowed to paths, which must exist', async () => {
    assert.equal((await drifted.run('check', 'docs')).code, 0);
    assert.equal((await drifted.run('check', '.github')).code, 1);
    assert.match((await drifted.run('check', 'nowhere')).error, /There is no file or folder nowhere/);
    assert.match((await drifted.run('check', '..')).error, /lies outside of/);
  });
  it('can be narrowed to rules', async () => {
    assert.equal((await drifted.run('check', '--rule', 'paths/dead-link')).code, 0);
    assert.equal((await drifted.run('check', '--rule', 'paths/dead-link', '--rule', 'owners/dead-pattern')).code, 1);
  });
  it('fails from the threshold on', async () => {
    assert.equal((await drifted.run('check', '--fail-on', 'error')).code, 0);
    assert.equal((await drifted.run('check', '--fail-on', 'warning')).code, 1);
  });
  it('follows the policy', async () => {
    using repository = drift();
    repository.write({ 'groundline.yaml': 'rules: { owners/dead-pattern: error }\n' });
    assert.deepEqual(
      findingsOf((await repository.run('check', '--format', 'json')).out).map(it => it.severity),
      ['error', 'error'],
    );
    repository.write({ 'groundline.yaml': 'rules: { owners/dead-pattern: off }\n' });
    assert.equal((await repository.run('check')).code, 0);
    repository.write({ 'groundline.yaml': 'exclude: [.github]\n' });
    assert.equal((await repository.run('check')).code, 0);
    repository.write({ 'strict.yaml': 'version: 1\n' });
    assert.equal((await repository.run('check', '--policy', 'strict.yaml')).code, 1);
  });
  it('follows the policy of the repository above the folder', async () => {
    using repository = new TemporaryRepository({
      'groundline.yaml': 'exclude: [services/api/docs/**]\n',
      'services/api/docs/CODEOWNERS': '/gone/ @acme\n',
      'services/api/README.md': '[Gone](gone.md)\n',
    }).init();
    assert.equal((await runHere(['check', '--root', 'services/api'], repository.root)).code, 1);
    repository.write({ 'groundline.yaml': 'exclude: [services]\n' });
    assert.equal((await runHere(['check', '--root', 'services/api'], repository.root)).code, 0);
  });
  it('leaves out what comments hide, unless told', async () => {
    using repository = drift();
    repository.write({ [owners]: '/docs/BASELINE.md @acme/docs # groundline-ignore owners/dead-pattern -- soon until=2026-06-01\n' });
    assert.deepEqual(
      findingsOf((await repository.run('check', '--format', 'json', '--today', '2026-06-01')).out).map(it => it.status),
      ['suppressed'],
    );
    assert.equal((await repository.run('check', '--today', '2026-06-01')).code, 0);
    assert.equal((await repository.run('check', '--today', '2026-06-02')).code, 1);
    assert.equal((await repository.run('check', '--today', '2026-06-01', '--no-inline-ignores')).code, 1);
  });
  it('can be what a revision does not have', async () => {
    using repository = drift();
    assert.equal((await repository.run('check', '--changed')).code, 0);
    repository.write({ [owners]: `${readFileSync(join(repository.root, owners), 'utf8')}/runbooks/ @acme/platform\n` });
    assert.deepEqual(
      findingsOf((await repository.run('check', '--format', 'json', '--changed')).out).map(it => it.message),
      ['No file matches "/runbooks/"'],
    );
    assert.equal(findingsOf((await repository.run('check', '--format', 'json', '--since', 'HEAD~1')).out).length, 3);
  });
});

describe('groundline check --at', () => {
  it('analyses a commit without a checkout, also in a bare repository', async () => {
    using repository = drift();
    const now = findingsOf((await repository.run('check', '--format', 'json')).out);
    repository.write({ [owners]: '* @acme/platform\n' });
    assert.deepEqual(findingsOf((await repository.run('check', '--format', 'json', '--at', 'HEAD')).out), now);
    assert.equal((await repository.run('check', '--at', 'HEAD~1')).code, 0);
    using bare = new TemporaryRepository();
    repository.git('clone', '-q', '--bare', repository.root, join(bare.root, 'storefront.git'));
    assert.deepEqual(
      findingsOf((await runHere(['check', '--format', 'json', '--root', 'storefront.git', '--at', 'main'], bare.root)).out),
      now,
    );
  });
  it('says that there is no such commit, or no repository', async () => {
    assert.deepEqual(await drifted.run('check', '--at', 'nope'), {
      code: 2,
      out: '',
      error: 'groundline: There is no commit "nope" in this copy of the repository\n',
    });
    using folder = new TemporaryRepository();
    assert.deepEqual(await folder.run('check', '--at', 'HEAD'), { code: 2, out: '', error: 'groundline: Not a git repository\n' });
  });
});

describe('groundline check --trend', () => {
  it('counts the findings of the last commits, the oldest first', async () => {
    const { out } = await drifted.run('check', '--format', 'json', '--trend', '5');
    findingsOf(out);
    const { trend } = JSON.parse(out) as { trend: { commit: string; date: string; subject: string; findings: object }[] };
    const [before, now] = trend;
    assert.equal(trend.length, 2);
    assert.deepEqual(before?.findings, { error: 0, warning: 0, info: 0, hint: 0 });
    assert.deepEqual(now, {
      commit: drifted.git('rev-parse', 'HEAD').trim(),
      date: '2025-12-30',
      subject: 'Move the baseline, drop the integrations',
      findings: { error: 0, warning: 2, info: 0, hint: 0 },
    });
    assert.match(
      (await drifted.run('check', '--format', 'html', '--trend', '1')).out,
      /<svg [^>]*aria-label="Findings in 1 commit: 2 in the first, 2 in the last, 2 at most"/,
    );
  });
});

describe('mistakes', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['check', '--rot', '.'], /unknown option '--rot'\n\(Did you mean --root\?\)/],
    [['chek'], /unknown command 'chek'/],
    [['check', '--format', 'xml'], /Allowed choices are text, json, sarif/],
    [['check', '--root', 'nowhere'], /^groundline: There is no folder nowhere$/m],
    [['check', '--root', 'README.md'], /^groundline: README\.md is not a folder$/m],
    [
      ['check', '--rule', 'owners/dead-patern'],
      /^groundline: There is no rule "owners\/dead-patern"; did you mean "owners\/dead-pattern"\?$/m,
    ],
    [['check', '--policy', 'nowhere.yaml'], /^groundline: The policy nowhere\.yaml cannot be read \(ENOENT\)$/m],
    [['check', '--today', 'tomorrow'], /It is no date/],
    [['check', '--trend', 'all'], /It is no number from 1 to 9999/],
    [['check', '--trend', '3'], /^groundline: --trend is shown with --format html or json$/m],
    [['check', '--fix', '--at', 'HEAD'], /^groundline: A commit cannot be changed/m],
    [['explain', 'paths/dead-lnk'], /did you mean "paths\/dead-link"\?/],
    [['facts', '--kind', 'owners.patern'], /did you mean "owners\.pattern"\?/],
    [['lsp'], /groundline lsp --stdio/],
  ];
  for (const [args, message] of cases) {
    it(args.join(' '), async () => {
      using folder = new TemporaryRepository({ 'README.md': '# Storefront\n' });
      const { code, out, error } = await folder.run(...args);
      assert.match(error, message);
      assert.equal(code, 2);
      assert.equal(out, '');
    });
  }
  it('a policy that is not understood: reported alone, with nothing mended', async () => {
    using repository = drift();
    repository.write({ 'groundline.yaml': 'rules:\n  owners/dead-patern: off\n' });
    const before = readFileSync(join(repository.root, owners), 'utf8');
    const { code, out } = await repository.run('check', '--format', 'json', '--fix');
    assert.deepEqual(
      findingsOf(out).map(it => `${it.path} ${it.rule}`),
      ['groundline.yaml policy/invalid'],
    );
    assert.equal(code, 2);
    assert.equal(readFileSync(join(repository.root, owners), 'utf8'), before);
  });
});
