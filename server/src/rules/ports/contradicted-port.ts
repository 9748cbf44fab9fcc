import { addressPort, programPort } from '../../resolve/ports.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'ports/contradicted-port',
  summary: 'A document gives a port on which its program does not listen',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.port', 'doc.port'],
  reads: ['compose.port', 'docker.expose', 'config.port'],
  judge(claim, facts) {
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
