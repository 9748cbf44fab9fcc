import { enumerate } from '../../base/enumerate.ts';
import { nearest } from '../../base/nearest.ts';
import { imagesBuilt, mayBeImage } from '../../resolve/dockerImages.ts';
import { namedContexts } from '../../resolve/namedContexts.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'docker/unknown-stage',
  summary: 'A Dockerfile takes files from a stage that it does not have',
  severity: 'error',
  confidence: 'certain',
  fix: 'safe',
  judges: ['docker.stage-reference'],
  reads: ['docker.file', 'docker.stage'],
  judge(claim, facts) {
    const { through, stage: own } = claim.value;
    if (facts.in(claim.path, 'docker.file')[0]?.value.open) return unknown('open');
    if (claim.key.includes('$')) {
      return fails({ message: `"${through}" takes no variable; name a stage that is FROM "${claim.key}"` });
    }
    const stages = facts.in(claim.path, 'docker.stage');
    const names = stages.flatMap(it => it.value.name ?? []);
    const related = stages.slice(0, 1).map(it => ({ path: it.path, span: it.span, message: 'stages are defined here' }));
    if (/^\d+$/.test(claim.key) && through !== 'FROM') {
      if (stages.some(it => String(it.value.index) === claim.key && it.value.index !== own)) return holds;
      return fails({ message: `No other stage ${claim.key}; the file has ${stages.length} of them, counted from 0`, related });
    }
    const wanted = claim.key.toLowerCase();
    const same = stages.filter(it => it.key === wanted);
    if (same.some(it => through !== 'FROM' || it.value.index < own)) return holds;
    if (/[^\w-]/.test(claim.key) || facts.ask(mayBeImage, wanted) || facts.ask(imagesBuilt, '').includes(claim.key))
      return unknown('not-local');
    const contexts = facts.ask(namedContexts, '');
    if (contexts.names.includes(claim.key)) return holds;
    const later = same.find(it => it.value.index > own);
    if (later !== undefined) {
      const place = { path: later.path, span: later.span, message: 'the stage is defined here' };
      return fails({ message: `The stage "${claim.key}" is defined only after this FROM`, confidence: 'likely', related: [place] });
    }
    const earlier = through === 'FROM' ? stages.filter(it => it.value.index < own).flatMap(it => it.value.name ?? []) : names;
    if (nearest(claim.key, earlier) === undefined) return unknown('not-local');
    return fails({
      message: `No stage "${claim.key}"; the file has ${enumerate(names)}`,
      confidence: contexts.open ? 'likely' : 'certain',
      related,
      fixes: nameFixes(claim, earlier),
    });
  },
});
