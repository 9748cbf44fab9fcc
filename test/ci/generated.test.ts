import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import { Packed } from '../cli/packed.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';
import { PullRequest } from './pullRequest.ts';
import { runSteps, type Step } from './steps.ts';

const packed = new Packed();
after(() => packed[Symbol.dispose]());

const read = (folder: TemporaryRepository, path: string): string => readFileSync(join(folder.root, path), 'utf8');

describe('groundline init --ci', () => {
  it('finds out what the repository uses', async () => {
    using repository = new TemporaryRepository({ 'README.md': '# App\n' }).init();
    const unsure = await repository.run('init', '--ci');
    assert.equal(unsure.code, 2);
    assert.match(unsure.error, /Nothing here tells which CI is used; name github, gitlab or pre-commit/);
    repository.git('remote', 'add', 'origin', 'git@github.com:example/app.git');
    assert.equal((await repository.run('init', '--ci')).error, 'Wrote .github/workflows/groundline.yml\n');
    repository.write({ '.gitlab-ci.yml': 'stages: [test]\n' });
    const both = await repository.run('init', '--ci');
    assert.match(both.error, /^Wrote \.gitlab\/groundline\.gitlab-ci\.yml\nLeft \.github\/workflows\/groundline\.yml as it is\n/);
    assert.equal(existsSync(join(repository.root, 'groundline.yaml')), false);
  });
  it('touches nothing that exists, and says what to add', async () => {
    const before = { '.gitlab-ci.yml': 'stages: [test]\n', '.pre-commit-config.yaml': 'repos: []\n' };
    using repository = new TemporaryRepository(before).init();
    const { code, out, error } = await repository.run('init', '--ci', 'gitlab', 'pre-commit');
    assert.equal(code, 0);
    assert.match(error, /Left \.gitlab-ci\.yml as it is; add to it:/);
    assert.match(out, /^include:\n {2}- local: \.gitlab\/groundline\.gitlab-ci\.yml\n/);
    assert.match(out, / {6}- id: groundline\n/);
    for (const [path, text] of Object.entries(before)) assert.equal(read(repository, path), text);
  });
  it('refuses a folder below the root, one without git, and a source that npm would not take', async () => {
    using plain = new TemporaryRepository({ 'web/README.md': '# Web\n' });
    assert.match((await plain.run('init', '--ci', 'github')).error, /lies in no git repository/);
    plain.init();
    assert.match((await plain.run('init', '--ci', 'github', '--root', 'web')).error, /in the repository's root folder/);
    const { code, error } = await plain.run('init', '--ci', 'github', '--package', 'x"; rm -rf ~; "');
    assert.equal(code, 2);
    assert.match(error, /is nothing that npm installs from/);
  });
  it('writes what Groundline itself finds no fault with', async () => {
    const pins = 'version: 1\nrules: { ci/unpinned-action: error }\n';
    using repository = new TemporaryRepository({ 'groundline.yaml': pins }).init();
    await repository.run('init', '--ci', 'github', 'gitlab', 'pre-commit');
    const { code, out } = await repository.run('check', '--fail-on', 'hint');
    assert.equal(code, 0, out);
  });
});

describe('the GitHub workflow', () => {
  interface Workflow {
    readonly permissions: object;
    readonly on: { readonly push: { readonly branches: readonly string[] } };
    readonly jobs: {
      readonly groundline: { readonly permissions: object; readonly env: Record<string, string>; readonly steps: readonly Step[] };
    };
  }
  async function workflowIn(repository: TemporaryRepository): Promise<Workflow> {
    await repository.run('init', '--ci', 'github', '--package', packed.tarball);
    return parse(read(repository, '.github/workflows/groundline.yml')) as Workflow;
  }

  it('may do no more than it needs, pins what it uses, and knows the branch', async () => {
    using pull = new PullRequest();
    const { permissions, on, jobs } = await workflowIn(pull.clone);
    assert.deepEqual(permissions, {});
    assert.deepEqual(jobs.groundline.permissions, { contents: 'read', 'security-events': 'write' });
    assert.deepEqual(on.push.branches, ['main']);
    for (const { uses, run } of jobs.groundline.steps) {
      assert.match(uses ?? '@0000000000000000000000000000000000000000', /@[0-9a-f]{40}$/);
      assert.doesNotMatch(run ?? '', /\$\{\{/);
    }
  });
  it('judges a pull request, uploads although it fails, and not from a fork', async () => {
    using pull = new PullRequest();
    const { groundline } = (await workflowIn(pull.clone)).jobs;
    const result = runSteps(groundline.steps, pull.job(groundline.env));
    assert.equal(result.code, 1, result.output);
    assert.match(result.output, /^::warning .*docs\/map\.md/m);
    assert.doesNotMatch(result.output, /docs\/guide\.md/);
    assert.deepEqual(
      result.ran.map(it => it.replace(/@.*/, '')),
      [
        'actions/checkout',
        'actions/setup-node',
        'Install Groundline where nothing of the change says how',
        'Judge what the pull request changes',
        'github/codeql-action/upload-sarif',
      ],
    );
    const upload = (fork: boolean): number => runSteps(groundline.steps.slice(-1), pull.job({}, fork)).ran.length;
    assert.deepEqual([upload(false), upload(true)], [1, 0]);
    rmSync(join(pull.clone.root, 'groundline.sarif'));
    assert.equal(upload(false), 0);
  });
  it('checks what is pushed', async () => {
    using pull = new PullRequest();
    const { groundline } = (await workflowIn(pull.clone)).jobs;
    const { code, output, ran } = runSteps(groundline.steps, pull.push(groundline.env));
    assert.equal(code, 1);
    assert.equal(output.match(/^::warning /gm)?.length, 2);
    assert.ok(ran.includes('Check the branch') && ran.length === 5);
  });
});

describe('the GitLab job', () => {
  it('judges a merge request in a clone that has its branch alone, and keeps a report', async () => {
    using pull = new PullRequest();
    await pull.clone.run('init', '--ci', 'gitlab', '--package', packed.tarball);
    const { include } = parse(read(pull.clone, '.gitlab-ci.yml')) as { readonly include: readonly { readonly local: string }[] };
    const { groundline } = parse(read(pull.clone, include[0]?.local ?? '')) as {
      readonly groundline: {
        readonly variables: Readonly<Record<string, string>>;
        readonly script: readonly string[];
        readonly rules: readonly { readonly if: string }[];
        readonly artifacts: { readonly when: string; readonly reports: { readonly junit: string } };
      };
    };
    assert.deepEqual(groundline.rules, [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    pull.clone.git('update-ref', '-d', 'refs/remotes/origin/main');
    const { BASE, GIT_DEPTH, ...variables } = groundline.variables;
    assert.deepEqual([BASE, GIT_DEPTH], ['$CI_MERGE_REQUEST_TARGET_BRANCH_NAME', '0']);
    const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', groundline.script.join('\n')], {
      cwd: pull.clone.root,
      encoding: 'utf8',
      env: { ...process.env, npm_config_cache: packed.root, ...variables, BASE: 'main', INSTALLED: join(packed.root, 'installed') },
    });
    assert.equal(status, 1, stderr);
    assert.match(read(pull.clone, groundline.artifacts.reports.junit), /<failure type="warning" message="[^"]*docs\/map\.md/);
    assert.equal(groundline.artifacts.when, 'always');
  });
});

describe('the pre-commit hooks', () => {
  it('come from the npm package, or from the repository of Groundline', async () => {
    const config = async (source: string): Promise<unknown> => {
      using repository = new TemporaryRepository().init();
      await repository.run('init', '--ci', 'pre-commit', '--package', source);
      return parse(read(repository, '.pre-commit-config.yaml'));
    };
    assert.deepEqual(await config('git+https://git.example.org/groundline.git#3f2a'), {
      repos: [{ repo: 'https://git.example.org/groundline.git', rev: '3f2a', hooks: [{ id: 'groundline' }] }],
    });
    assert.deepEqual(await config('groundline@1.2.3'), {
      repos: [
        {
          repo: 'local',
          hooks: [
            {
              id: 'groundline',
              name: 'groundline',
              entry: 'groundline check --changed --no-approvals',
              language: 'node',
              additional_dependencies: ['groundline@1.2.3'],
              pass_filenames: false,
              always_run: true,
            },
          ],
        },
      ],
    });
  });
  it('are defined with commands that judge what a commit brings, and nothing else', async () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly {
      readonly id: string;
      readonly entry: string;
      readonly args?: readonly string[];
    }[];
    using pull = new PullRequest('See [the guide](docs/guide.md).\n');
    const codes = async (): Promise<readonly (number | null)[]> => {
      pull.clone.git('add', '-A');
      const runs: (number | null)[] = [];
      for (const { entry, args = [] } of hooks) runs.push((await pull.clone.run(...entry.split(' ').slice(1), ...args)).code);
      return runs;
    };
    assert.deepEqual(
      hooks.map(it => it.id),
      ['groundline', 'groundline-gate'],
    );
    assert.deepEqual(await codes(), [0, 0]);
    pull.clone.write({ 'MANUAL.md': 'See [the map](docs/map.md).\n' });
    assert.deepEqual(await codes(), [1, 1]);
    // What others are to approve can be committed.
    pull.clone.write({ 'MANUAL.md': '# Map\n', 'groundline.yaml': 'version: 1\nprotected: { paths: [engine/**] }\n' });
    pull.clone.commit('Protect');
    pull.clone.git('branch', '-f', 'main');
    pull.clone.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    pull.clone.write({ 'engine/limit.txt': '10\n' });
    assert.deepEqual(await codes(), [0, 1]);
  });
});
