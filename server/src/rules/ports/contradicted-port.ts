import { folderOf } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import {
  componentPorts,
  isWellKnownPort,
  type KnownPort,
  mentionedPorts,
  onlyPort,
  portsStartedIn,
  programOf,
  programPorts,
  servicePorts,
} from '../../resolve/ports.ts';
import { type Confidence, defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'ports/contradicted-port',
  summary: 'A document gives a port on which its program does not listen',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.port', 'doc.port'],
  reads: ['compose.port', 'docker.expose', 'config.port'],
  judge(claim, facts) {
    return claim.kind === 'command.port' ? judgeProgram(claim, facts) : judgeAddress(claim, facts);
  },
});

/** A command of a text that starts a program which a file starts on one known port. */
function judgeProgram(claim: FactOf<'command.port'>, facts: FactView): Verdict {
  const { module, origin } = claim.value;
  if (module === undefined || (origin !== 'prose' && origin !== 'data')) return holds;
  const ports = facts.ask(programPorts, '')[programOf(module)];
  if (ports === undefined) return unknown('not-local');
  if (ports.some(it => it.port === claim.key)) return holds;
  const known = onlyPort(ports);
  return known === undefined || facts.ask(mentionedPorts, '')[claim.key]
    ? unknown('open')
    : contradiction(claim, known, 'certain', `"${module}"`);
}

/** An address of this machine: of the service that its line names, or of the component whose document it stands in. */
function judgeAddress(claim: FactOf<'doc.port'>, facts: FactView): Verdict {
  if (claim.value.fixedHere || isWellKnownPort(claim.key) || portsStartedIn(facts, claim.path).has(claim.key)) return unknown('open');
  if (facts.ask(mentionedPorts, '')[claim.key]) return holds;
  const services = facts.ask(servicePorts, '');
  const named = claim.value.names.findLast(it => services[it] !== undefined);
  if (named !== undefined) {
    const known = onlyPort(services[named]);
    return known === undefined ? unknown('open') : contradiction(claim, known, 'likely', `"${named}"`);
  }
  const known = onlyPort(facts.ask(componentPorts, folderOf(claim.path)));
  return known === undefined ? unknown('unproven') : contradiction(claim, known, 'likely', 'the application');
}

function contradiction(claim: FactOf<'command.port' | 'doc.port'>, known: KnownPort, confidence: Confidence, of: string): Verdict {
  return fails({
    message: `Port ${claim.key}; ${of} listens on ${known.port} (${known.path})`,
    confidence,
    related: [{ path: known.path, span: known.span, message: `port ${known.port} is fixed here` }],
    fixes: [
      {
        title: `Change to ${known.port}`,
        kind: 'review',
        changes: [{ type: 'edit', path: claim.path, span: claim.span, newText: known.port }],
      },
    ],
  });
}
