import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryRepository } from './temporaryRepository.ts';

const policyOf = (repository: TemporaryRepository): string => readFileSync(join(repository.root, 'groundline.yaml'), 'utf8');

describe('groundline init', () => {
  it('adopts the registries that a repository has', async () => {
    using repository = new TemporaryRepository({
      '.github/CODEOWNERS': '/config/ @acme/platform\n',
      'config/registry.json': '{"governance": {"protected_paths": ["config/registry.json", "src/**"]}}\n',
      'config/other.yaml': 'protected: [nowhere/at-all.py, gone/**, lost.md]\n',
      'config/files.yaml': 'retention_days: 30\npaths:\n  protected_globs: [src/**]\n',
      'config/disk.json': '{"cleanup": {"protected": ["src/**"]}}\n',
      'config/branches.json': '{"protected": ["src", "README.md"]}\n',
      'config/dotted.yaml': 'governance.protected_paths: [src/]\nauto_approve_paths: [docs/]\n',
      'tools/bot.json': '{"policy": {"protected": ["src/app.py"]}, "review": {"protectedPaths": ["README.md"]}}\n',
      'src/app.py': 'print("api")\n',
      'docs/WORKSPACE.md': [
        '# Workspace',
        '## Repository root',
        'It may contain only what is allowed here:',
        '- `README.md`, `LICENSE` - what this is',
        '- `pyproject.toml`, `Makefile`, `groundline.yaml` - tools',
        '- Logs (`*.log`) → `logs/`',
        '',
      ].join('\n'),
      'config/documents.json': '{"documents": ["HISTORY.md", "RULES.md", "USE.md", "GONE.md"]}\n',
      'docs/INDEX.md': '# Index\n\n## Documents\n\n- [History](HISTORY.md)\n- `RULES.md`\n- `USE.md`\n- `GONE.md`\n',
      'docs/HISTORY.md': '# History\n',
      'docs/RULES.md': '# Rules\n',
      'README.md': '# App\n',
      LICENSE: 'MIT\n',
      'pyproject.toml': '[project]\nname = "app"\n',
      Makefile: 'all:\n',
      'notes.txt': 'call the bank\n',
    }).init();
    const { code, out, error } = await repository.run('init');
    assert.deepEqual({ code, out }, { code: 0, out: '' });
    assert.equal(
      error,
      'Wrote groundline.yaml, which adopts .github/CODEOWNERS, config/dotted.yaml#/governance.protected_paths, config/registry.json#/governance/protected_paths, tools/bot.json#/policy/protected, tools/bot.json#/review/protectedPaths, docs/WORKSPACE.md#repository-root, config/documents.json#/documents with docs/INDEX.md#documents\n',
    );
    const text = policyOf(repository);
    assert.match(text, /^ {4}- config\/registry\.json#\/governance\/protected_paths # 2 paths$/m);
    assert.match(text, /^ {4}- docs\/WORKSPACE\.md#repository-root # 5 names in the root, 1 route$/m);
    assert.match(
      text,
      /^sources:\n {2}- lists: # 4 names in both\n {6}- config\/documents\.json#\/documents\n {6}- docs\/INDEX\.md#documents\n {4}in: docs$/m,
    );
    assert.doesNotMatch(text, /other\.yaml/);
    const checked = await repository.run('check', '--rule', 'layout/stray-file', '--rule', 'layout/missing-file');
    assert.match(checked.out, /"notes\.txt" is none of what may lie in the root folder/);
    assert.match(checked.out, /info\s+No file \.github\/SECURITY\.md: where a vulnerability is told/);
    assert.doesNotMatch(checked.out, /CODEOWNERS: who reviews/);
    assert.equal(checked.code, 1);
  });
  it('writes what a repository without registries can begin from', async () => {
    using repository = new TemporaryRepository({ 'README.md': '# App\n' }).init();
    assert.equal((await repository.run('init')).error, 'Wrote groundline.yaml\n');
    assert.equal((await repository.run('check', '--rule', 'policy/invalid')).code, 0);
  });
  it('changes nothing that exists', async () => {
    using repository = new TemporaryRepository({ 'groundline.yaml': 'version: 1\n' }).init();
    const { code, error } = await repository.run('init');
    assert.equal(error, 'groundline: groundline.yaml exists already; nothing was changed\n');
    assert.equal(code, 2);
    assert.equal(policyOf(repository), 'version: 1\n');
  });
});

describe('a policy that extends others', () => {
  it('merges maps by key and replaces lists, the nearest first', async () => {
    using repository = new TemporaryRepository({
      'groundline.yaml': 'extends: [policies/team.yaml]\nlayout:\n  require: [Makefile]\n',
      'policies/team.yaml':
        'extends: [groundline:strict]\nlayout:\n  forbid: ["*.log"]\n  require: [NEVER.md]\nrules: { layout/forbidden-file: error }\n',
      'server.log': 'started\n',
    }).init();
    const { out } = await repository.run('check', '--rule', 'layout/forbidden-file', '--rule', 'layout/missing-file');
    assert.match(out, /error\s+"server\.log" must not be here/);
    assert.match(out, /warning\s+No file Makefile/);
    assert.match(out, /2 findings/);
  });
  it('says which file is not there, and which preset', async () => {
    using repository = new TemporaryRepository({ 'groundline.yaml': 'extends: [policies/team.yaml, groundline:lax]\n' }).init();
    const { code, out } = await repository.run('check');
    assert.equal(code, 2);
    assert.match(out, /No file policies\/team\.yaml to extend/);
    assert.match(out, /No preset "groundline:lax"; there are groundline:recommended, groundline:strict/);
  });
  it('ends where two extend each other', async () => {
    using repository = new TemporaryRepository({
      'groundline.yaml': 'extends: [a.yaml]\n',
      'a.yaml': 'extends: [b.yaml]\n',
      'b.yaml': 'extends: [a.yaml, groundline.yaml]\nlayout: { require: [Makefile] }\n',
    }).init();
    assert.match((await repository.run('check', '--rule', 'layout/missing-file')).out, /No file Makefile/);
  });
});
