import { isInside, relativePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import { mergedBuild } from '../../resolve/composeBuild.ts';
import { composeSetsOf } from '../../resolve/composeSets.ts';
import { ownDockerfile } from '../../resolve/ownDockerfile.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'compose/wrong-dockerfile',
  summary: 'A service builds a Dockerfile that is given up, or another one than its own',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['compose.build'],
  reads: [
    'compose.file',
    'compose.build',
    'compose.service',
    'env.variable',
    'docker.file',
    'docker.copy-source',
    'policy.legacy',
    'tree.name',
  ],
  judge(claim, facts) {
    const service = claim.key;
    const place = claim.value.dockerfile ?? claim.value.context;
    if (place === undefined || claim.value.inlineStages !== undefined) return unknown('unproven');
    const set = facts.ask(composeSetsOf, claim.path).find(it => it.by !== 'variant');
    const build = set === undefined ? undefined : mergedBuild(facts, set, service);
    if (build?.context === undefined || build.dockerfile === undefined) return unknown('unproven');
    const { context, dockerfile } = build;
    const legacy = facts.all('policy.legacy').find(it => isInside(dockerfile, it.key) || isInside(context, it.key));
    if (legacy !== undefined) {
      const { use, why } = legacy.value;
      return fails({
        message: `"${service}" builds ${dockerfile}, which is given up${why === undefined ? '' : ` (${why})`}${use === undefined ? '' : `; use ${use}`}`,
        span: place.span,
        related: [{ path: legacy.path, span: legacy.span, message: 'the policy gives it up here' }],
      });
    }
    if (facts.in(dockerfile, 'docker.file').length === 0) return unknown('unreadable');
    const own = ownDockerfile(facts, service, context, dockerfile);
    if (own === undefined) return holds;
    const { path, by } = own;
    return fails({
      message: `"${service}" builds ${dockerfile}; ${by === undefined ? `nothing builds ${path}, which bears its name` : `CI builds ${path}`}`,
      span: place.span,
      confidence: 'likely',
      related: [
        { path: by?.path ?? path, span: nowhere, message: by === undefined ? 'the Dockerfile that nothing builds' : 'CI builds it here' },
      ],
      fixes: fixOf(claim, relativePath(context, path)),
    });
  },
});

/** A target is a stage of the Dockerfile that is written now, so that more than one word has to change. */
const fixOf = ({ path, value }: FactOf<'compose.build'>, newText: string): readonly Fix[] =>
  value.dockerfile === undefined || value.target !== undefined ? [] : [changeTo({ path, span: value.dockerfile.span }, newText, 'review')];
