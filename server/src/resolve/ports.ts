import { folderOf, type Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { interpolate, variablesIn } from './composeVariables.ts';
import { sameSuffix } from './paths.ts';
import { roleOf } from './role.ts';

/** A port that something of the workspace fixes, with the place that says so. */
export interface KnownPort {
  readonly port: string;
  readonly path: Path;
  readonly span: Span;
}

/** The port that contradicts a claim, and of whom it is; `right` when nothing does, else why nothing can be said. */
export type Listening = (KnownPort & { readonly of: string }) | 'right' | 'not-local' | 'open' | 'unproven';

/** The port of the program that a text starts, when files start it on one port only. */
export function programPort(facts: FactView, { key, value }: FactOf<'command.port'>): Listening {
  if (value.module === undefined || (value.origin !== 'prose' && value.origin !== 'data')) return 'right';
  const ports = facts.ask(programPorts, '')[programOf(value.module)];
  if (ports === undefined) return 'not-local';
  if (ports.some(it => it.port === key)) return 'right';
  const known = onlyPort(ports);
  return known === undefined || isOneOfSeveral(facts, value.module) || facts.ask(mentionedPorts, '')[key]
    ? 'open'
    : { ...known, of: `"${value.module}"` };
}

/** The port of the service that an address's line names, or of the component in whose document it stands. */
export function addressPort(facts: FactView, { key, value, path }: FactOf<'doc.port'>): Listening {
  if (value.fixedHere || isWellKnownPort(key) || portsStartedIn(facts, path).has(key)) return 'open';
  if (facts.ask(mentionedPorts, '')[key]) return 'right';
  const services = facts.ask(servicePorts, '');
  const named = value.names.findLast(it => Object.hasOwn(services, it));
  const behindName = named === undefined ? [...value.names, ...value.behind] : value.names.slice(value.names.indexOf(named) + 1);
  if (behindName.some(it => products.has(it))) return 'open';
  const known = onlyPort(named === undefined ? facts.ask(componentPorts, folderOf(path)) : services[named]);
  if (known === undefined) return named === undefined ? 'unproven' : 'open';
  return { ...known, of: named === undefined ? 'the application' : `"${named}"` };
}

/** The ports that programs of the workspace are started on, outside prose, by their module (`src.` in front taken off). */
const programPorts = defineResolution({
  id: 'program-ports',
  reads: ['command.port'],
  answer(facts): Readonly<Record<string, readonly KnownPort[]>> {
    const ports: Record<string, KnownPort[]> = {};
    for (const { key, value, path, span } of facts.all('command.port')) {
      if (value.module === undefined || !(value.origin === 'config' || value.origin === 'ci')) continue;
      if (facts.ask(roleOf, path) === 'living') (ports[programOf(value.module)] ??= []).push({ port: key, path, span });
    }
    return ports;
  },
});

/** The name a program has whatever source root it is started from. */
const programOf = (module: string): string => module.replace(/^src\./, '');

/** Whether several components have a module of that name, as a service of a monorepo has its own `app.main`. */
const isOneOfSeveral = (facts: FactView, module: string): boolean =>
  sameSuffix(facts, `${programOf(module).replaceAll('.', '/')}.py`).length > 1;

/** The ports of this machine that compose services publish, by service; those that cannot be told are left out. */
const servicePorts = defineResolution({
  id: 'service-ports',
  reads: ['compose.port', 'env.variable'],
  answer(facts): Readonly<Record<string, readonly KnownPort[]>> {
    const ports: Record<string, KnownPort[]> = {};
    for (const { value, path, span } of facts.all('compose.port')) {
      if (value.host === undefined || facts.ask(roleOf, path) !== 'living') continue;
      const port = interpolate(value.host, variablesIn(facts, folderOf(path)));
      (ports[value.service] ??= []).push({ port: port ?? '', path, span });
    }
    return ports;
  },
});

/** Every port that any configuration, command or example of the workspace names. */
const mentionedPorts = defineResolution({
  id: 'mentioned-ports',
  reads: ['compose.port', 'docker.expose', 'command.port', 'config.port', 'env.variable'],
  answer(facts): Readonly<Record<string, true>> {
    const ports: Record<string, true> = {};
    const add = (text: string | undefined) => {
      for (const [port] of (text ?? '').matchAll(/(?<!\d)\d{2,5}(?!\d)/g)) ports[port] = true;
    };
    for (const { value } of facts.all('compose.port')) {
      add(value.host);
      add(value.container);
    }
    for (const { key } of facts.all('docker.expose')) add(key);
    for (const { key, value } of facts.all('command.port')) if (value.origin !== 'prose' && value.origin !== 'data') add(key);
    for (const { key } of facts.all('config.port')) add(key);
    for (const { value } of facts.all('env.variable')) add(value.value);
    return ports;
  },
});

/** The ports on which the component of a folder is reached, by its own compose file and Dockerfile; question: the folder. */
const componentPorts = defineResolution({
  id: 'component-ports',
  reads: ['compose.port', 'docker.expose', 'command.port', 'tree.file', 'env.variable'],
  answer(facts, folder: Path): readonly KnownPort[] {
    const ports: KnownPort[] = [];
    const composeFiles = composeNames
      .map(it => (folder === '' ? it : `${folder}/${it}`))
      .filter(it => facts.get('tree.file', it).length > 0);
    for (const path of composeFiles) {
      for (const { value, span } of facts.in(path, 'compose.port')) {
        if (value.host === undefined) continue;
        ports.push({ port: interpolate(value.host, variablesIn(facts, folder)) ?? '', path, span });
      }
    }
    const dockerfile = folder === '' ? 'Dockerfile' : `${folder}/Dockerfile`;
    for (const { key, span } of facts.in(dockerfile, 'command.port')) ports.push({ port: key, path: dockerfile, span });
    if (composeFiles.length === 0)
      for (const { key, span } of facts.in(dockerfile, 'docker.expose')) ports.push({ port: key, path: dockerfile, span });
    return ports.filter(it => !isWellKnownPort(it.port));
  },
});

const composeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** The only port among several statements, with the first that makes it; `undefined` when they differ or there is none. */
function onlyPort(ports: readonly KnownPort[] | undefined): KnownPort | undefined {
  const [first, ...others] = ports ?? [];
  return first !== undefined && first.port !== '' && others.every(it => it.port === first.port) ? first : undefined;
}

/** Whether a port is the default of a well-known product, which a text may mean instead of a component of the workspace. */
const isWellKnownPort = (port: string): boolean => wellKnown.has(port) || Number(port) < 1024;

const wellKnown = new Set(
  (
    '1025 1080 1337 1433 1521 1883 2181 2375 2376 2379 3000 3001 3100 3128 3306 3333 4000 4040 4200 4222 4317 4318 4321 4443 4566 5000 5001 5050 5173 5174 5432 5433 5555 5601 ' +
    '5672 5984 6006 6333 6334 6379 6443 7233 7474 7687 7700 8025 8081 8086 8088 8123 8200 8265 8384 8443 8500 8529 8888 8983 9000 9001 9042 9090 9091 ' +
    '9092 9093 9100 9200 9229 9300 9411 9443 11211 11434 15432 15672 16686 19000 19006 19530 24678 27017 35729 50051 54321 54322 54323'
  ).split(' '),
);

/** What a sentence calls something that listens beside the workspace's own programs. */
const products = new Set(
  (
    'adminer broker cache cassandra clickhouse consul database databases db debugger elastic elasticsearch etcd flower grafana influxdb ' +
    'jaeger kafka keycloak kibana localstack loki mailcatcher mailhog mailpit mariadb maildev memcached minio mongo mongodb mysql nats ' +
    'neo4j ollama opensearch otel pgadmin phpmyadmin postgres postgresql prometheus proxy qdrant queue rabbitmq redis redpanda s3 smtp ' +
    'sonarqube storybook temporal tempo traefik vault zipkin zookeeper'
  ).split(' '),
);

/** The ports on which a document starts programs itself. */
const portsStartedIn = (facts: FactView, document: Path): ReadonlySet<string> =>
  new Set(facts.in(document, 'command.port').map(it => it.key));
