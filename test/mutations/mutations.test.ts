import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rules } from '../../server/src/rules/rules.ts';
import { readWorkspace } from '../workspaces.ts';
import { type Mutated, mutate } from './mutate.ts';
import { misspelt, misspeltPath, seeded } from './random.ts';
import { isFoundOut, isProvable, ratioOf, tableOf } from './table.ts';
import type { Trial } from './trial.ts';
import { memorySource } from './workspace.ts';

const folders = [
  'samples/storefront',
  'test/workspaces/clinic',
  'test/workspaces/atlas',
  'test/workspaces/ferry',
  'test/workspaces/observatory',
];

/** Of each rule in each workspace; the entry `run.ts` breaks more. */
const most = 3;

/** Rules whose claims are not broken, and why. */
const unbroken: Readonly<Record<string, string>> = {
  'commands/foreign-entrypoint': 'false only in a package of many modules that use each other, which the workspaces do not have',
  'compose/wrong-dockerfile': 'false only where a second Dockerfile of the same application is built elsewhere, or the policy gives one up',
  'governance/invalid-approval': 'judges what is false already; the story of the gate breaks decisions',
  'governance/rewritten-ledger': 'about what differs from a commit, which the workspaces do not have; the story of the gate rewrites one',
  'governance/unapproved-change': 'about what differs from a commit, which the workspaces do not have; the story of the gate makes changes',
  'nginx/default-body-limit': 'judges no claim true: it says what nobody decided',
};

/** Every true claim of the bundled workspaces is broken on its own side and on the side of the facts, and found out. */
describe('mutations of true claims', async () => {
  const mutated = new Map<string, Mutated>();
  for (const folder of folders) mutated.set(folder, await mutate(memorySource(folder, readWorkspace(folder)), { most }));
  const trials = [...mutated.values()].flatMap(it => it.trials);

  it('are made for every rule', () => {
    const made = new Set(trials.filter(isProvable).map(it => it.rule));
    const missing = rules.map(it => it.id).filter(it => !made.has(it));
    assert.deepEqual(missing, Object.keys(unbroken));
  });
  it('turn claims false in every workspace', () => {
    for (const [folder, it] of mutated) {
      assert.ok(it.trials.filter(isProvable).length >= 30, `${folder}: ${it.trials.length} mutations`);
      assert.ok(ratioOf(it.trials) >= 0.95, `${folder}\n${tableOf(it)}\n${missesOf(it.trials)}`);
    }
  });
  it('turn claims false on either side', () => {
    for (const side of ['claim', 'fact']) {
      const of = trials.filter(it => it.side === side);
      assert.ok(of.filter(isProvable).length >= 150 && ratioOf(of) >= 0.95, `${side}: ${of.length}\n${missesOf(of)}`);
    }
  });
  it('are left out for few claims', () => {
    const unprovable = trials.filter(it => !isProvable(it)).length;
    assert.ok(unprovable <= trials.length * 0.15, `${unprovable} of ${trials.length}`);
  });
  it('are said at the claim', () => {
    assert.deepEqual(trials.filter(it => isProvable(it) && it.became === 'misplaced').map(lineOf), []);
  });
  it('are mended by the safe fixes that are offered', () => {
    const fixes = trials.filter(it => it.fix?.kind === 'safe');
    assert.ok(fixes.length >= 100, `${fixes.length} safe fixes`);
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
    .filter(it => isProvable(it) && !isFoundOut(it))
    .map(lineOf)
    .join('\n');
