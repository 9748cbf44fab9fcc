import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readWorkspace } from '../workspaces.ts';
import { type Mutated, mutate } from './mutate.ts';
import { misspelt, misspeltPath, seeded } from './random.ts';
import { ratioOf, tableOf } from './table.ts';
import type { Trial } from './trial.ts';
import { MutableWorkspace, memorySource } from './workspace.ts';

const folders = ['samples/storefront', 'test/workspaces/clinic', 'test/workspaces/atlas', 'test/workspaces/ferry'];

/** Rules that judge claims of the bundled workspaces true, and how many of their mutations there are at least. */
const least: Readonly<Record<string, number>> = {
  'ci/missing-lockfile': 1,
  'commands/missing-file': 8,
  'commands/missing-module': 12,
  'commands/missing-script': 10,
  'commands/missing-target': 14,
  'compose/duplicate-host-port': 2,
  'compose/missing-compose-file': 10,
  'compose/missing-file': 20,
  'compose/undeclared-resource': 8,
  'compose/unknown-build-target': 2,
  'compose/unknown-service': 40,
  'docker/missing-copy-source': 12,
  'docker/unknown-stage': 6,
  'owners/dead-pattern': 16,
  'paths/dead-anchor': 8,
  'paths/dead-link': 20,
  'paths/dead-path': 3,
  'ports/contradicted-port': 4,
};

/** Every true claim of the bundled workspaces is broken on its own side and on the side of the facts, and found out. */
describe('mutations of true claims', async () => {
  const mutated = new Map<string, Mutated>();
  for (const folder of folders) mutated.set(folder, mutate(await MutableWorkspace.open(memorySource(folder, readWorkspace(folder)))));
  const trials = [...mutated.values()].flatMap(it => it.trials);

  it('are made for every rule that judges true claims there', () => {
    for (const [rule, count] of Object.entries(least)) {
      const made = trials.filter(it => it.rule === rule).length;
      assert.ok(made >= count, `${rule}: ${made} mutations, not ${count}`);
    }
  });
  it('turn nearly all claims false where all that is said can be proven', () => {
    const ferry = mutated.get('test/workspaces/ferry') ?? { held: new Map(), trials: [] };
    assert.ok(ferry.trials.length >= 100, `${ferry.trials.length} mutations`);
    assert.ok(ratioOf(ferry.trials) >= 0.95, `${tableOf(ferry)}\n${missesOf(ferry.trials)}`);
  });
  it('turn most claims false where some cannot be told', () => {
    assert.ok(ratioOf(trials) >= 0.93, missesOf(trials));
  });
  it('are said at the claim', () => {
    assert.deepEqual(trials.filter(it => it.became === 'misplaced').map(lineOf), []);
  });
  it('are mended by the safe fixes that are offered', () => {
    const fixes = trials.filter(it => it.fix?.kind === 'safe');
    assert.ok(fixes.length >= 60, `${fixes.length} safe fixes`);
    assert.deepEqual(fixes.filter(it => it.fix?.did === 'failed' || (it.side === 'claim' && it.fix?.did !== 'restored')).map(lineOf), []);
  });
});

describe('mistakes', () => {
  it('follow from the seed', () => {
    assert.equal(misspelt('website', seeded('a')), misspelt('website', seeded('a')));
    assert.notEqual(new Set(['a', 'b', 'c', 'd'].map(it => misspelt('website', seeded(it)))).size, 1);
  });
  it('never give the right name', () => {
    for (let seed = 0; seed < 500; seed++) assert.notEqual(misspelt('aab', seeded(String(seed))), 'aab');
  });
  it('leave folders and extensions alone', () => {
    for (let seed = 0; seed < 100; seed++) assert.match(misspeltPath('docs/harbours.md', seeded(String(seed))), /^docs\/[a-z]+\.md$/);
  });
});

const lineOf = ({ rule, side, claim, what, became, reason, fix }: Trial): string =>
  `${rule} (${side}) ${claim.path} "${claim.key}": ${what} → ${reason ?? became}${fix === undefined ? '' : `, fix ${fix.did}`}`;

const missesOf = (trials: readonly Trial[]): string =>
  trials
    .filter(it => it.became !== 'warning' && it.became !== 'info')
    .map(lineOf)
    .join('\n');
