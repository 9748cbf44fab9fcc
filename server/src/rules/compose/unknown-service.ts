import { enumerate } from '../../base/enumerate.ts';
import { folderOf, type Path, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { knownServices, serviceBehind } from '../../resolve/composeCommand.ts';
import { composeProjectOf, describeFiles, isDefinedAfar } from '../../resolve/composeProject.ts';
import { isOfCatalogue } from '../../resolve/rancherCatalogue.ts';
import { roleOf } from '../../resolve/role.ts';
import { type Contradiction, defineRule, fails, holds, type Related, unknown, type Verdict } from '../rule.ts';
import { nameFixes } from './nameFixes.ts';

type Kinds =
  | 'command.compose-service'
  | 'compose.service-reference'
  | 'compose.service'
  | 'compose.resource'
  | 'compose.file'
  | 'compose.fence-service'
  | 'compose.commented-service'
  | 'command.container'
  | 'command.produces'
  | 'doc.produces';

export default defineRule({
  id: 'compose/unknown-service',
  summary: 'A command or a compose file names a service that no compose file defines',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['command.compose-service', 'compose.service-reference'],
  reads: [
    'compose.service',
    'compose.resource',
    'compose.file',
    'compose.fence-service',
    'compose.commented-service',
    'command.container',
    'command.produces',
    'doc.produces',
  ],
  roles: ['living', 'site'],
  judge: (claim, facts) => (claim.kind === 'command.compose-service' ? judgeCommand(claim, facts) : judgeReference(claim, facts)),
});

function judgeCommand(claim: FactOf<'command.compose-service'>, facts: FactView<Kinds>): Verdict {
  const { key: name, value } = claim;
  if (value.otherProject) return unknown('not-local');
  if (/[^\w.-]|\.ya?ml$/.test(name) || isNumbered(claim, facts)) return unknown('placeholder');
  const fences = facts.get('compose.fence-service', name);
  if (fences.some(it => it.path === claim.path)) return holds;
  if (fences.some(it => folderOf(it.path) === folderOf(claim.path))) return unknown('elsewhere');
  const known = knownServices(facts, claim);
  if (typeof known === 'string') return unknown(known);
  if (known.services.includes(name)) return holds;
  if (known.services.some(it => name.endsWith(`-${it}-1`) || name.endsWith(`_${it}_1`))) return unknown('not-local');
  if (facts.get('command.container', name).length > 0) return unknown('not-local');
  // Whoever runs it may have taken in what stands there for them.
  const offered = facts.get('compose.commented-service', name).some(it => known.shown.includes(it.path));
  // A site's readers run the product with compose files of their own.
  const sure =
    known.certain && !offered && !isStartedBefore(claim, facts) && value.origin !== 'text' && facts.ask(roleOf, claim.path) === 'living';
  return fails({
    ...contradiction(claim, facts, known.shown, serviceBehind(facts, known.shown, name)),
    ...(sure ? {} : { confidence: 'likely' }),
  });
}

/** Whether a name stands for any, as `app1` does beside `app2`. */
function isNumbered({ path, key }: FactOf<'command.compose-service'>, facts: FactView<Kinds>): boolean {
  const [, word] = /^(app|container|name|service|svc)[-_]?\d$/i.exec(key) ?? [];
  const isAlike = (other: string): boolean => other !== key && other.replace(/[-_]?\d$/, '') === word;
  return word !== undefined && facts.in(path, 'command.compose-service').some(it => isAlike(it.key));
}

/** Whether the document started a container of that service before, with other files: what speaks to containers finds it by its project. */
const isStartedBefore = ({ path, key, span, value }: FactOf<'command.compose-service'>, facts: FactView<Kinds>): boolean =>
  value.files.length > 0 &&
  /^(?:exec|logs|stop|restart|kill|top|port|pause|unpause|cp|attach|rm|ps|down)$/.test(value.subcommand) &&
  facts
    .in(path, 'command.compose-service')
    .some(it => it.key === key && it.span.start < span.start && /^(?:up|create|start|run)$/.test(it.value.subcommand));

function judgeReference(claim: FactOf<'compose.service-reference'>, facts: FactView<Kinds>): Verdict {
  if (claim.value.optional) return unknown('tolerated');
  if (facts.ask(isOfCatalogue, claim.path)) return unknown('not-local');
  if (claim.value.file !== undefined) return judgeExtended(claim, claim.value.file, facts);
  const project = facts.ask(composeProjectOf, claim.path);
  if (project.services.includes(claim.key)) return holds;
  if (project.state !== 'known') return unknown(project.state === 'fragment' ? 'unproven' : 'unreadable');
  const beside = project.beside.includes(claim.key);
  if ((beside && !project.discovered) || isDefinedAfar(facts, claim.path, claim.key)) return unknown('elsewhere');
  return fails({
    ...contradiction(claim, facts, project.files, serviceBehind(facts, project.files, claim.key)),
    severity: 'error',
    ...(beside || project.alone ? { confidence: 'likely' } : {}),
  });
}

function judgeExtended(claim: FactOf<'compose.service-reference'>, file: string, facts: FactView<Kinds>): Verdict {
  const path = resolvePath(folderOf(claim.path), file);
  if (path === undefined || facts.in(path, 'compose.file')[0]?.value.complete !== true) return unknown('unreadable');
  if (facts.in(path, 'compose.service').some(it => it.key === claim.key)) return holds;
  return fails({ ...contradiction(claim, facts, [path]), severity: 'error' });
}

function contradiction(claim: FactOf, facts: FactView<'compose.service'>, files: readonly Path[], meant?: string): Contradiction {
  // An override may name the service, too, without making it one.
  const defined = files.map(file => facts.in(file, 'compose.service').filter(it => it.key !== claim.key));
  const names = [...new Set(defined.flat().map(it => it.key))].sort();
  const listed = names.length > 0 ? `it defines ${enumerate(names)}` : 'it defines none';
  const related: Related[] = defined
    .flatMap(it => it.slice(0, 1))
    .map(it => ({ path: it.path, span: it.span, message: 'services are defined here' }));
  return { message: `No service "${claim.key}" in ${describeFiles(files)}; ${listed}`, related, fixes: nameFixes(claim, names, meant) };
}
