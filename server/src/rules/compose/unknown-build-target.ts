import { enumerate } from '../../base/enumerate.ts';
import { mergedBuild } from '../../resolve/composeBuild.ts';
import { composeSetsOf } from '../../resolve/composeSets.ts';
import { defineRule, fails, holds, type Related, unknown } from '../rule.ts';
import { nameFixes } from './nameFixes.ts';

export default defineRule({
  id: 'compose/unknown-build-target',
  summary: 'A service is built up to a stage that its Dockerfile does not have',
  severity: 'error',
  confidence: 'certain',
  fix: 'safe',
  judges: ['compose.build-target'],
  reads: ['docker.file', 'docker.stage', 'compose.file', 'compose.build', 'compose.service', 'env.variable'],
  judge(claim, facts) {
    const sets = facts.ask(composeSetsOf, claim.path);
    if (sets.length === 0) return unknown('unproven');
    if (!sets.every(it => it.complete)) return unknown('unreadable');
    // By the file that has them: the Dockerfile, or the compose file itself.
    const files = new Map<string, readonly Stage[]>();
    for (const set of sets) {
      const build = mergedBuild(facts, set, claim.value.service);
      // A later file of the set may ask for another target.
      if (build?.target?.path !== claim.path) continue;
      if (build.inline !== undefined) {
        const { path, span, value } = build.inline;
        files.set(path, value.inlineStages?.map((it, index) => ({ name: /^\d+$/.test(it) ? undefined : it, index, path, span })) ?? []);
        continue;
      }
      const file = build.dockerfile;
      if (file === undefined || facts.in(file, 'docker.file').length === 0) return unknown('unreadable');
      files.set(
        file,
        facts.in(file, 'docker.stage').map(({ path, span, value: { name, index } }) => ({ name, index, path, span })),
      );
    }
    if (files.size === 0) return unknown('unproven');
    const stages = [...files.values()].flat();
    const wanted = claim.key.toLowerCase();
    if (stages.some(it => it.name?.toLowerCase() === wanted || String(it.index) === wanted)) return holds;
    const names = stages.flatMap(it => it.name ?? []);
    const first = stages.find(it => it.name !== undefined) ?? stages[0];
    return fails({
      message: `No stage "${claim.key}" in ${[...files.keys()].join(' or ')}; ${names.length > 0 ? `it has ${enumerate(names)}` : 'it names no stage'}`,
      related: first === undefined ? [] : [{ path: first.path, span: first.span, message: 'stages are defined here' }],
      fixes: nameFixes(claim, names),
    });
  },
});

interface Stage extends Omit<Related, 'message'> {
  readonly name: string | undefined;
  readonly index: number;
}
