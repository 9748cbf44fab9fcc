import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { rules } from '../server/src/rules/rules.ts';

it('a newcomer sees real findings with their facts, and how to go on', () => {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'server/src/tools/check.ts'], { encoding: 'utf8' });
  assert.equal(status, 0, 'findings in the sample are no failure');
  assert.match(stdout, /→ compose\.yaml:\d+:\d+ {2}services are defined here/);
  assert.match(stdout, /Check your own: {2}npm run check -- FOLDER/);
  const families = new Set(rules.map(it => it.id.split('/')[0] ?? ''));
  const shown = [...families].filter(it => stdout.includes(`  ${it}/`));
  assert.ok(shown.length >= 6, `only ${shown.join(', ')}`);
});
