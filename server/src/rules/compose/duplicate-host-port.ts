import { composeSetsOf } from '../../resolve/composeSets.ts';
import { describeFiles } from '../../resolve/composeProject.ts';
import { clash, publishedPorts } from '../../resolve/publishedPorts.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'compose/duplicate-host-port',
  summary: 'Two services of a compose project publish the same port of the machine',
  severity: 'info',
  confidence: 'certain',
  judges: ['compose.port'],
  reads: ['compose.service', 'env.variable'],
  judge(claim, facts) {
    if (claim.value.host === undefined) return holds;
    const sets = facts.ask(composeSetsOf, claim.path).filter(it => it.complete);
    // A file that stands alone, or that somebody merges, is seldom meant for the base beside it, too.
    const meant = sets.some(it => it.by !== 'variant') ? sets.filter(it => it.by !== 'variant') : sets;
    if (meant.length === 0) return unknown('unproven');
    for (const set of meant) {
      const ports = publishedPorts(facts, set);
      const at = ports.findIndex(
        ({ fact }) => fact.path === claim.path && fact.span.start === claim.span.start && fact.value.service === claim.value.service,
      );
      const own = ports[at];
      if (own === undefined) continue;
      const found = ports
        .slice(0, at)
        .map(it => ({ ...it, clash: clash(it, own) }))
        .filter(it => it.clash !== 'never');
      const taken = found.find(it => it.clash === 'always') ?? found[0];
      if (taken === undefined) continue;
      const port = Math.max(own.first, taken.first);
      const { service } = taken.fact.value;
      const whose = service === claim.value.service ? `for its own port ${taken.container}` : `by "${service}"`;
      const merged = taken.fact.path === claim.path ? '' : ` in ${describeFiles(set.files)}`;
      return fails({
        message: `Port ${port} of the machine is published ${whose} already${merged}`,
        confidence: taken.clash === 'always' && set.by !== 'variant' ? 'certain' : 'likely',
        group: { id: `${taken.fact.path}:${service}`, title: `Ports that "${service}" publishes already` },
        related: [{ path: taken.fact.path, span: taken.fact.span, message: `"${service}" publishes it here` }],
      });
    }
    return holds;
  },
});
