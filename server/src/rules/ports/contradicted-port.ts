import { enumerate } from '../../base/enumerate.ts';
import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { podsWithoutPort } from '../../resolve/kubernetes.ts';
import { addressPort, programPort } from '../../resolve/ports.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'ports/contradicted-port',
  summary: 'A document or a Service gives a port on which its program does not listen',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.port', 'doc.port', 'kubernetes.target-port'],
  reads: ['compose.port', 'docker.expose', 'config.port', 'kubernetes.workload'],
  judge(claim, facts) {
    if (claim.kind === 'kubernetes.target-port') return judgeTarget(claim, facts);
    const listens = claim.kind === 'command.port' ? programPort(facts, claim) : addressPort(facts, claim);
    if (typeof listens === 'string') return listens === 'right' ? holds : unknown(listens);
    const { port, path, span, of } = listens;
    return fails({
      message: `Port ${claim.key}; ${of} listens on ${port} (${path})`,
      confidence: claim.kind === 'command.port' ? 'certain' : 'likely',
      related: [{ path, span, message: `port ${port} is fixed here` }],
      fixes: [changeTo(claim, port, 'review')],
    });
  },
});

/** A port that a Service names, and that none of the pods it chooses has. */
function judgeTarget(claim: FactOf<'kubernetes.target-port'>, facts: FactView): Verdict {
  const lacking = podsWithoutPort(facts, claim);
  if (typeof lacking === 'string') return lacking === 'right' ? holds : unknown(lacking);
  const { workload, ports } = lacking;
  const named = ports.length === 0 ? 'name no port' : `name ${enumerate(ports.map(it => `"${it}"`))}`;
  return fails({
    message: `No port "${claim.key}"; the containers of "${workload.key}" ${named} (${workload.path})`,
    related: [{ path: workload.path, span: nowhere, message: 'its containers are here' }],
    fixes: nameFixes(claim, ports, undefined, 'all'),
  });
}
