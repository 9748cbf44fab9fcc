import { enumerate } from '../../base/enumerate.ts';
import { serviceBehind } from '../../resolve/composeCommand.ts';
import { composeProjectOf, describeFiles } from '../../resolve/composeProject.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';
import { nameFixes } from './nameFixes.ts';

export default defineRule({
  id: 'compose/unmergeable-service',
  summary: 'A compose override names a service that its base lacks, and gives it no image or build',
  severity: 'error',
  confidence: 'certain',
  fix: 'safe',
  judges: ['compose.service'],
  reads: ['compose.service'],
  judge(claim, facts) {
    if (claim.value.runnable) return holds;
    if (claim.value.tagged || claim.value.slipped === true) return unknown('open');
    const project = facts.ask(composeProjectOf, claim.path);
    if (project.runnable.includes(claim.key)) return holds;
    if (project.state !== 'known') return unknown(project.state === 'fragment' ? 'unproven' : 'unreadable');
    if (project.discovered || project.template) return unknown('unproven');
    if (project.beside.includes(claim.key)) return unknown('elsewhere');
    const base = project.files.filter(it => it !== claim.path);
    const services = base.flatMap(it => facts.in(it, 'compose.service'));
    const own = new Set(facts.in(claim.path, 'compose.service').map(it => it.key));
    const first = services[0];
    const meant = serviceBehind(facts, base, claim.key);
    return fails({
      message: `No service "${claim.key}" to override in ${describeFiles(base)}, and no image or build here; it defines ${enumerate(services.map(it => it.key).sort())}`,
      // A file that nobody is known to merge may stand alone, or be a fragment of something unseen.
      confidence: project.merged && claim.value.profiles.length === 0 ? 'certain' : 'likely',
      related: first === undefined ? [] : [{ path: first.path, span: first.span, message: 'services are defined here' }],
      fixes: nameFixes(
        claim,
        services.filter(it => it.value.runnable && !own.has(it.key)).map(it => it.key),
        meant,
      ),
    });
  },
});
