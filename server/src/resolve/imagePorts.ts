import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { type ComposeSet } from './composeSets.ts';
import { interpolate, variablesIn } from './composeVariables.ts';
import { stagesBelow } from './dockerStages.ts';
import type { StagePlace } from './imagePaths.ts';
import { stageOfService } from './serviceImage.ts';

/** The ports that an image tells of. */
export interface ImagePorts {
  /** What EXPOSE names, in the stage and those that it builds on. */
  readonly exposed: readonly FactOf<'docker.expose'>[];
  /** The one that the image's command names to its program. */
  readonly listens: FactOf<'command.port'> | undefined;
}

type StageKinds = 'docker.stage' | 'docker.expose' | 'docker.command' | 'command.port';

export function portsOfStage(facts: FactView<StageKinds>, { dockerfile, stage }: StagePlace): ImagePorts {
  const stages = stagesBelow(facts, dockerfile, stage);
  const exposed = facts.in(dockerfile, 'docker.expose').filter(it => stages.includes(it.value.stage));
  // A stage that says what to run runs nothing of those below it.
  const runs =
    stages.map(it => facts.in(dockerfile, 'docker.command').filter(({ value }) => value.stage === it)).find(it => it.length > 0) ?? [];
  const named = facts
    .in(dockerfile, 'command.port')
    .filter(it => it.veto === undefined && runs.some(({ span }) => span.start <= it.span.start && it.span.end <= span.end));
  return { exposed, listens: onlyPort(named) };
}

/** What a service of a set listens on, and the ports of its container that it publishes. */
export interface ServicePorts extends ImagePorts {
  readonly containers: readonly { readonly fact: FactOf<'compose.port'>; readonly port: string }[];
  /** Whether something else may choose the port: variables from a file, a command of its own, services that share its network. */
  readonly open: boolean;
  /** Values of its variables. */
  readonly values: readonly string[];
}

type Kinds = StageKinds | 'compose.port' | 'compose.service' | 'compose.path' | 'env.setting' | 'env.variable';

export function portsOfService(facts: FactView<Kinds>, set: ComposeSet, service: string): ServicePorts | undefined {
  const at = stageOfService(facts, set, service);
  if (at === undefined) return undefined;
  const variables = variablesIn(facts, set.folder);
  const parts = set.files.flatMap(it => facts.in(it, 'compose.service').filter(({ key }) => key === service));
  const ofStage = portsOfStage(facts, at);
  const own = parts.some(it => it.value.runsOwn === true);
  const commands = set.files.flatMap(it => facts.in(it, 'command.port').filter(({ value }) => value.image?.service === service));
  const shares = set.files.some(it => facts.in(it, 'compose.service').some(({ value }) => value.networkMode === `service:${service}`));
  const readsFile = set.files.some(it =>
    facts.in(it, 'compose.path').some(({ value }) => value.use === 'env_file' && value.service === service),
  );
  const listens = own ? onlyPort(commands) : ofStage.listens;
  return {
    exposed: ofStage.exposed,
    listens,
    containers: set.files
      .flatMap(it => facts.in(it, 'compose.port'))
      .filter(it => it.value.service === service)
      .flatMap(fact => ({ fact, port: interpolate(fact.value.container, variables) ?? '' })),
    open: shares || parts.some(it => it.value.tagged || it.value.extends !== undefined) || (listens === undefined && (own || readsFile)),
    values: set.files
      .flatMap(it => facts.in(it, 'env.setting'))
      .filter(it => it.value.of === service)
      .map(it => interpolate(it.value.value ?? '', variables) ?? ''),
  };
}

function onlyPort(ports: readonly FactOf<'command.port'>[]): FactOf<'command.port'> | undefined {
  return new Set(ports.map(it => it.key)).size === 1 ? ports[0] : undefined;
}
