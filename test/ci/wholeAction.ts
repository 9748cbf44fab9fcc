/** Entry: every step of the GitHub action in order, and pre-commit's way to pack, on a copy of this repository without what was built and installed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../server/src/tools/repository.ts';
import { inputsOf, readAction } from './action.ts';
import { PullRequest } from './pullRequest.ts';
import { runSteps } from './steps.ts';

const copy = mkdtempSync(join(tmpdir(), 'groundline-action-'));
try {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0').filter(it => it !== '' && existsSync(join(repository, it))))
    cpSync(join(repository, path), join(copy, path), { recursive: true });
  using pull = new PullRequest();
  const action = readAction(copy);
  const job = pull.job({ GITHUB_ACTION_PATH: copy });
  const { code, output, ran } = runSteps(action.runs.steps, {
    ...job,
    github: { ...job.github, action_path: copy },
    inputs: inputsOf(action),
  });
  assert.deepEqual(ran, ['Build Groundline', 'Judge']);
  assert.match(output, /^::warning .*docs\/map\.md/m, output);
  assert.equal(code, 1);
  // pre-commit takes all that this prints for the name of a file.
  assert.match(execFileSync('npm', ['pack'], { cwd: copy, encoding: 'utf8' }), /^groundline-[\d.]+\.tgz\n$/);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
