import type { Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import type { ComposeSet } from './composeSets.ts';

/** The names by which a container of a project reaches others. */
export interface ComposeHosts {
  readonly services: readonly string[];
  /** Aliases, container names, links, extra hosts. */
  readonly others: readonly string[];
  /** Whether there may be more: a file that could not be read whole, an external network, a network that is not the project's. */
  readonly open: boolean;
}

/** The names by which containers of a set of compose files reach each other. */
export function hostsOf(facts: FactView<'compose.service' | 'compose.host-name' | 'compose.resource'>, set: ComposeSet): ComposeHosts {
  const others = set.files.flatMap(it => facts.in(it, 'compose.host-name'));
  return {
    services: [...new Set(set.files.flatMap(it => facts.in(it, 'compose.service').map(({ key }) => key)))],
    others: others.map(it => it.key),
    open:
      !set.complete ||
      others.some(it => it.key === '*' || it.key.includes('$')) ||
      set.files.some(it => facts.in(it, 'compose.resource').some(({ value }) => value.type === 'networks' && value.external)),
  };
}

/** The first place of the workspace that gives a host this name, outside of a project; question: the name. */
export const namedAnywhere = defineResolution({
  id: 'named-anywhere',
  reads: ['compose.service', 'compose.host-name', 'compose.fence-service', 'command.container'],
  answer: (facts, name: string): Path | undefined =>
    (['compose.service', 'compose.host-name', 'compose.fence-service', 'command.container'] as const)
      .flatMap(kind => facts.get(kind, name).slice(0, 1))
      .map(it => it.path)[0],
});
