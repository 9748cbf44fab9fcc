import { entriesOf, isMap, nodeOf, valueOf, type YamlNode } from '../yaml.ts';

/** Whether a text is worth parsing: a cheap look for the top-level keys of a compose file. */
export function mayBeCompose(path: string, text: string): boolean {
  if (/^(?:services|include)["']?[ \t]*:/m.test(text)) return true;
  return named.test(path) && /^(?:volumes|networks|secrets|configs)["']?[ \t]*:|^\{/m.test(text);
}

/** The documents of a YAML stream that are compose files; Compose merges the documents of one stream. */
export function composeRoots(path: string, roots: readonly YamlNode[]): readonly YamlNode[] {
  return roots.filter(it => isCompose(it, named.test(path)));
}

/** Whether a YAML map is a compose file. One that is not `named` so has to show an image or a build, and no other top-level key. */
export function isCompose(root: YamlNode, isNamed: boolean): boolean {
  const keys = entriesOf(root).map(it => it.key);
  if (keys.length === 0 || !keys.every(it => topLevel.has(it) || it.startsWith('x-'))) return false;
  const services = valueOf(root, 'services');
  if (services === undefined) return isNamed && keys.some(it => it !== 'version' && it !== 'name' && !it.startsWith('x-'));
  if (!isMap(services)) return false;
  const values = entriesOf(services)
    .filter(it => !it.key.startsWith('x-'))
    .map(it => nodeOf(it.value));
  const maps = values.filter(isMap);
  const foreign = maps.some(it => entriesOf(it).some(({ key }) => foreignKeys.has(key)));
  if (foreign) return false;
  const needed = isNamed ? serviceKeys : runnableKeys;
  return maps.some(it => entriesOf(it).some(({ key }) => needed.has(key))) || (isNamed && values.length > maps.length);
}

/** Keys that alone make a service runnable. */
export const runnableKeys: ReadonlySet<string> = new Set(['image', 'build', 'extends', 'provider']);

const named = /(?:^|\/)[^/]*(?:compose|docker-stack)[^/]*\.ya?ml$/i;

const topLevel: ReadonlySet<string> = new Set([
  'version',
  'name',
  'services',
  'volumes',
  'networks',
  'secrets',
  'configs',
  'include',
  'models',
]);

/** Keys of `services:` maps that are not Compose's: dependency-injection containers, Lando. */
const foreignKeys: ReadonlySet<string> = new Set(['class', 'arguments', 'autowire', 'factory', 'resource', 'type']);

/** Keys of a service. */
export const serviceKeys: ReadonlySet<string> = new Set([
  ...runnableKeys,
  'command',
  'entrypoint',
  'environment',
  'env_file',
  'ports',
  'expose',
  'volumes',
  'networks',
  'depends_on',
  'deploy',
  'restart',
  'container_name',
  'profiles',
  'healthcheck',
  'labels',
  'logging',
  'network_mode',
  'platform',
  'user',
  'working_dir',
  'secrets',
  'configs',
  'links',
  'develop',
  'extra_hosts',
  'devices',
  'cap_add',
  'privileged',
  'hostname',
  'init',
  'tty',
  'stdin_open',
  'pull_policy',
  'mem_limit',
  'security_opt',
  'tmpfs',
  'scale',
  'runtime',
  'shm_size',
  'ulimits',
  'dns',
  'stop_grace_period',
]);
