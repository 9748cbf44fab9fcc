import type { FactOf } from '../facts/fact.ts';
import { type FactView } from '../index/view.ts';
import type { ComposeSet } from './composeSets.ts';
import { interpolate, variablesIn } from './composeVariables.ts';

/** Ports of this machine that a service of a merged project takes. */
export interface PublishedPort {
  readonly fact: FactOf<'compose.port'>;
  /** The first and the last port of the machine. */
  readonly first: number;
  readonly last: number;
  /** The container's ports, as written once variables are filled in. */
  readonly container: string;
  /** Undefined for every address of the machine. */
  readonly ip: string | undefined;
  /** Whether the host port needs a variable's default, which the user may set otherwise. */
  readonly open: boolean;
  readonly profiles: readonly string[];
  /** The image that the service runs, as written. */
  readonly image: string | undefined;
}

type Kinds = 'compose.port' | 'compose.service' | 'env.variable';

/** The ports that the services of a set publish, in the order of its files; those that cannot be told are left out. */
export function publishedPorts(facts: FactView<Kinds>, set: ComposeSet): readonly PublishedPort[] {
  const variables = variablesIn(facts, set.folder);
  const services = new Map<string, FactOf<'compose.service'>[]>();
  for (const service of set.files.flatMap(it => facts.in(it, 'compose.service'))) {
    const same = services.get(service.key);
    if (same === undefined) services.set(service.key, [service]);
    else same.push(service);
  }
  return set.files
    .flatMap(it => facts.in(it, 'compose.port'))
    .flatMap(fact => {
      const { host = '', container: target, ip: address = '', service } = fact.value;
      const merged = services.get(service) ?? [];
      // A tag may take the ports of an earlier file away; in the host's network none are published, nor where nothing runs.
      if (host === '' || merged.some(it => it.value.tagged || it.value.networkMode === 'host')) return [];
      if (!merged.some(it => it.value.runnable)) return [];
      const container = interpolate(target, variables);
      const ip = interpolate(address, variables);
      const range = rangeOf(interpolate(host, variables));
      // A range for one port of the container: Docker takes a free one.
      if (range === undefined || container === undefined || ip === undefined) return [];
      if (range.last > range.first && !container.includes('-')) return [];
      const unset = namesIn(host).filter(it => variables(it) === undefined);
      if (unset.some(it => facts.get('env.variable', it).length > 0)) return [];
      return {
        fact,
        ...range,
        container,
        ip: /^(?:|0\.0\.0\.0|::)$/.test(ip) ? undefined : ip,
        open: unset.length > 0,
        profiles: merged.flatMap(it => it.value.profiles),
        image: merged.findLast(it => it.value.image !== undefined)?.value.image,
      };
    });
}

/** How two published ports get in each other's way: always, when nobody sets a variable or a profile otherwise, or never. */
export function clash(a: PublishedPort, b: PublishedPort): 'always' | 'mostly' | 'never' {
  if (a.last < b.first || b.last < a.first) return 'never';
  if (a.ip !== undefined && b.ip !== undefined && a.ip !== b.ip) return 'never';
  const [one, other] = [a.fact.value, b.fact.value];
  if (one.protocol !== other.protocol) return 'never';
  // The same entry of two files is one entry.
  if (one.service === other.service && a.container === b.container && a.ip === b.ip && a.first === b.first) return 'never';
  const apart = a.profiles.length > 0 && b.profiles.length > 0 && !a.profiles.some(it => b.profiles.includes(it));
  if (apart) return 'never';
  const together = (a.profiles.length === 0) === (b.profiles.length === 0);
  const fixed = one.host === other.host || !(a.open || b.open);
  return together && fixed && !areVersions(a.image, b.image) && !areAlternatives(a, b) ? 'always' : 'mostly';
}

/** Whether two services are one product in two versions, of which people start one at a time. */
const areVersions = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other && withoutTag(one) === withoutTag(other);

/** Whether two images serve the same port of both sides: stores or brokers for one protocol, of which people start one. */
const areAlternatives = (a: PublishedPort, b: PublishedPort): boolean =>
  a.image !== undefined && b.image !== undefined && a.image !== b.image && a.first === b.first && a.container === b.container;

const withoutTag = (image: string): string => image.replace(/:[^/]*$/, '');

function rangeOf(text: string | undefined): { readonly first: number; readonly last: number } | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text ?? '');
  if (match === null) return undefined;
  const first = Number(match[1]);
  // Port 0 asks for any free one.
  return first === 0 ? undefined : { first, last: Number(match[2] ?? first) };
}

/** The variables of a text that Compose fills in. */
const namesIn = (text: string): readonly string[] => [...text.replaceAll('$$', '').matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(it => it[1] ?? '');
