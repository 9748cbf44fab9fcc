import { enumerate } from '../../base/enumerate.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { composeSetsOf } from '../../resolve/composeSets.ts';
import { portsOfService, portsOfStage } from '../../resolve/imagePorts.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

type Kinds =
  | 'docker.expose'
  | 'docker.stage'
  | 'docker.command'
  | 'command.port'
  | 'compose.port'
  | 'compose.service'
  | 'compose.path'
  | 'env.setting'
  | 'env.variable';

export default defineRule({
  id: 'docker/exposed-port-mismatch',
  summary: 'EXPOSE, the port of the command and the published port of one image disagree',
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['docker.expose', 'compose.port'],
  reads: [
    'docker.expose',
    'docker.stage',
    'docker.command',
    'command.port',
    'compose.port',
    'compose.service',
    'compose.path',
    'env.setting',
    'env.variable',
  ],
  judge: (claim, facts) => (claim.kind === 'docker.expose' ? judgeExposed(claim, facts) : judgePublished(claim, facts)),
});

/** One EXPOSE, and a command that names another port to its program. */
function judgeExposed(claim: FactOf<'docker.expose'>, facts: FactView<Kinds>): Verdict {
  const { exposed, listens } = portsOfStage(facts, { dockerfile: claim.path, stage: claim.value.stage });
  if (listens === undefined) return unknown('unproven');
  if (exposed.length > 1 || covers(claim, listens.key)) return holds;
  return fails({
    message: `EXPOSE ${claim.key}; ${listens.value.program} listens on ${listens.key}`,
    confidence: 'likely',
    related: [{ path: listens.path, span: listens.span, message: 'the command names its port here' }],
    fixes: [changeTo(claim, listens.key, 'review')],
  });
}

/** A port of the container that is published, while what the image tells is another one and not published. */
function judgePublished(claim: FactOf<'compose.port'>, facts: FactView<Kinds>): Verdict {
  const { service, host, container, containerSpan: span, protocol } = claim.value;
  if (host === undefined || !/^\d+$/.test(container)) return holds;
  const sets = facts.ask(composeSetsOf, claim.path).filter(it => it.complete);
  const set = sets.find(it => it.by !== 'variant') ?? sets[0];
  const told = set === undefined ? undefined : portsOfService(facts, set, service);
  if (told === undefined || told.open || told.values.some(it => it.includes(container))) return unknown('unproven');
  const isPublished = (port: string): boolean => told.containers.some(it => it.port === '' || it.port.includes('-') || it.port === port);
  const { listens, exposed } = told;
  if (listens !== undefined) {
    if (protocol !== 'tcp' || isPublished(listens.key)) return holds;
    return fails({
      message: `Container port ${container} of "${service}"; ${listens.value.program} listens on ${listens.key} (${listens.path})`,
      span,
      confidence: 'likely',
      related: [{ path: listens.path, span: listens.span, message: 'the command names its port here' }],
      fixes: [changeTo({ path: claim.path, span }, listens.key, 'review')],
    });
  }
  // The base image may expose the port of a well-known service itself.
  const own = exposed.filter(it => it.value.protocol === protocol);
  const [first] = own;
  if (first === undefined || Number(container) < 1024 || told.containers.some(it => own.some(other => covers(other, it.port))))
    return holds;
  return fails({
    message: `Container port ${container} of "${service}" is not exposed; ${first.path} exposes ${enumerate(own.map(it => it.key))}`,
    span,
    confidence: 'likely',
    related: [{ path: first.path, span: first.span, message: 'the image exposes this port' }],
  });
}

/** Whether EXPOSE names a port, alone or in a range. */
function covers({ key }: FactOf<'docker.expose'>, port: string): boolean {
  const [first = '', last = first] = key.split('-');
  return Number(first) <= Number(port) && Number(port) <= Number(last);
}
