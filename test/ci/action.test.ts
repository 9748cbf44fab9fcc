import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { repository } from '../repository.ts';
import { inputsOf, readAction } from './action.ts';
import { PullRequest } from './pullRequest.ts';
import { type Job, type JobResult, runSteps } from './steps.ts';

const action = readAction(repository);
const [build, ...judge] = action.runs.steps;

/** Runs what follows the build, with the build that is there. */
function run(job: Job, given: Readonly<Record<string, string>> = {}): JobResult {
  const github = { ...job.github, action_path: repository };
  const environment = { ...job.environment, GITHUB_ACTION_PATH: repository };
  return runSteps(judge, { ...job, github, environment, inputs: inputsOf(action, given) });
}

describe('the GitHub action', () => {
  it('builds itself in its own folder, and names every step for bash', () => {
    assert.equal(action.runs.using, 'composite');
    assert.deepEqual([build?.run, build?.['working-directory']], ['npm ci --no-audit --no-fund', '${{ github.action_path }}']);
    assert.ok(action.runs.steps.every(it => it.shell === 'bash' && it.uses === undefined));
  });
  it('takes no input into a script but through the environment', () => {
    for (const { run } of action.runs.steps) assert.doesNotMatch(run ?? '', /\$\{\{/);
  });
  it('judges what a pull request brings, and writes it for code scanning although it fails', () => {
    using pull = new PullRequest();
    const { code, output } = run(pull.job(), { 'sarif-file': 'out/groundline.sarif' });
    assert.equal(code, 1, output);
    assert.match(output, /^::warning .*file=README\.md.*docs\/map\.md/m);
    assert.doesNotMatch(output, /docs\/guide\.md/);
    const sarif = JSON.parse(readFileSync(join(pull.clone.root, 'out/groundline.sarif'), 'utf8')) as {
      readonly runs: readonly { readonly results: readonly unknown[] }[];
    };
    assert.equal(sarif.runs[0]?.results.length, 1);
  });
  it('lets a pull request through that brings nothing', () => {
    using pull = new PullRequest('See [the guide](docs/guide.md), please.\n');
    assert.equal(run(pull.job()).code, 0);
  });
  it('checks everything where nothing is judged against', () => {
    using pull = new PullRequest();
    const { code, output } = run(pull.push(), { format: 'text' });
    assert.equal(code, 1);
    assert.match(output, /docs\/guide\.md/);
    assert.match(output, /2 findings/);
  });
  it('takes the base, the threshold and the folder that it is given', () => {
    using pull = new PullRequest();
    assert.equal(run(pull.push(), { base: 'HEAD' }).code, 0);
    assert.equal(run(pull.job(), { 'fail-on': 'error' }).code, 0);
    assert.equal(run(pull.job(), { path: 'nowhere' }).code, 2);
  });
});
