import { enumerate } from '../../base/enumerate.ts';
import { mergedBuild } from '../../resolve/composeBuild.ts';
import { composeSetsOf } from '../../resolve/composeSets.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';
import { nameFixes } from './nameFixes.ts';

export default defineRule({
  id: 'compose/unknown-build-target',
  summary: 'A service is built up to a stage that its Dockerfile does not have',
  severity: 'error',
  confidence: 'certain',
  fix: 'safe',
  judges: ['compose.build-target'],
  reads: ['docker.file', 'docker.stage', 'compose.build', 'compose.service-reference', 'env.variable'],
  judge(claim, facts) {
    const sets = facts.ask(composeSetsOf, claim.path);
    if (sets.length === 0) return unknown('unproven');
    if (!sets.every(it => it.complete)) return unknown('unreadable');
    const dockerfiles = new Set<string>();
    for (const set of sets) {
      // A later file of the set may ask for another target.
      const asked = set.files
        .flatMap(it => facts.in(it, 'compose.build'))
        .findLast(it => it.key === claim.value.service && it.value.target);
      if (asked?.path !== claim.path) continue;
      const build = mergedBuild(facts, set, claim.value.service);
      const file = build?.inline === true ? undefined : build?.dockerfile;
      if (file === undefined || facts.in(file, 'docker.file').length === 0) return unknown('unreadable');
      dockerfiles.add(file);
    }
    if (dockerfiles.size === 0) return unknown('unproven');
    const stages = [...dockerfiles].flatMap(it => facts.in(it, 'docker.stage'));
    const wanted = claim.key.toLowerCase();
    if (stages.some(it => it.key === wanted || String(it.value.index) === wanted)) return holds;
    const named = stages.filter(it => it.value.name !== undefined);
    const first = named[0] ?? stages[0];
    const listed = named.length > 0 ? `it has ${enumerate(named.map(it => it.value.name ?? ''))}` : 'it names no stage';
    return fails({
      message: `No stage "${claim.key}" in ${[...dockerfiles].join(' or ')}; ${listed}`,
      related: first === undefined ? [] : [{ path: first.path, span: first.span, message: 'stages are defined here' }],
      fixes: nameFixes(
        claim,
        named.map(it => it.value.name ?? ''),
      ),
    });
  },
});
