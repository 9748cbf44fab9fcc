import type { Path } from '../../base/path.ts';
import type { FactKinds } from '../../facts/kinds.ts';
import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, hasTag, isMap, isScalar, isSeq, itemsOf, nodeOf, spanOf, stringOf, textOf, valueOf, type YamlEntry } from '../yaml.ts';
import { emitBuild } from './build.ts';
import { emitCommands } from './commands.ts';
import { emitEnvironment } from './environment.ts';
import { emitHostNames } from './hostNames.ts';
import { emitPorts } from './ports.ts';
import { emitReferences } from './references.ts';
import { runnableKeys, serviceKeys } from './shape.ts';
import { isRemote, placeholderIn } from './text.ts';
import { emitResourceUses } from './uses.ts';
import { emitVolumes } from './volumes.ts';

/** What the parts of a service are read with. */
export interface ServiceContext {
  readonly text: string;
  /** The folder of the compose file. */
  readonly folder: Path;
}

/** States one service and all that it claims. */
export function emitService(entry: YamlEntry, context: ServiceContext, emit: Emit<ComposeKind>): void {
  const { key: name, keyNode } = entry;
  if (name.startsWith('x-')) return;
  const service = nodeOf(entry.value);
  const keys = entriesOf(service);
  const imageNode = valueOf(service, 'image');
  const image = textOf(imageNode);
  const containerName = textOf(valueOf(service, 'container_name'));
  const networkMode = textOf(valueOf(service, 'network_mode'));
  const build = valueOf(service, 'build');
  emit('compose.service', name, spanOf(keyNode), {
    ...(image === undefined ? {} : { image }),
    runnable: keys.some(it => runnableKeys.has(it.key) && it.value !== undefined),
    profiles: itemsOf(valueOf(service, 'profiles')).flatMap(it => textOf(it) ?? []),
    ...(containerName === undefined ? {} : { containerName }),
    hasBuild: build !== undefined,
    tagged: [entry.value, ...keys.map(it => it.value)].some(it => hasTag(it, '!reset') || hasTag(it, '!override')),
    ...(serviceKeys.has(name) ? { slipped: true } : {}),
    ...(keys.some(it => it.key === 'command' || it.key === 'entrypoint') ? { runsOwn: true } : {}),
    ...extendsOf(valueOf(service, 'extends')),
    ...(networkMode === undefined ? {} : { networkMode }),
  });
  if (!isMap(service)) return;
  if (imageNode !== undefined && image !== undefined && build === undefined)
    emit('docker.image', image, spanOf(imageNode), { by: 'compose' });
  emitReferences(name, service, context, emit);
  emitResourceUses(name, service, emit);
  emitHostNames(service, emit);
  if (build !== undefined) emitBuild(name, build, emit);
  emitEnvironment(name, service, emit);
  emitPorts(name, service, context, emit);
  emitVolumes(name, service, context, emit);
  emitEnvFiles(name, valueOf(service, 'env_file'), emit);
  const workingDir = valueOf(service, 'working_dir');
  const folder = stringOf(workingDir);
  if (workingDir !== undefined && folder !== undefined) emit('compose.working-dir', name, spanOf(workingDir), { folder });
  emitCommands(name, service, context, emit);
}

function extendsOf(node: ReturnType<typeof nodeOf>): Pick<FactKinds['compose.service'], 'extends'> {
  const service = stringOf(node) ?? stringOf(valueOf(node, 'service'));
  const file = stringOf(valueOf(node, 'file'));
  return service === undefined ? {} : { extends: { service, ...(file === undefined ? {} : { file }) } };
}

function emitEnvFiles(service: string, node: ReturnType<typeof nodeOf>, emit: Emit<ComposeKind>): void {
  for (const item of isSeq(node) ? itemsOf(node) : [node]) {
    const path = isMap(item) ? valueOf(item, 'path') : item;
    const written = stringOf(path);
    if (!isScalar(path) || written === undefined) continue;
    const optional = textOf(valueOf(item, 'required')) === 'false';
    const value = { use: 'env_file', service, optional, remote: isRemote(written), implied: false } as const;
    emit('compose.path', written, spanOf(path), value, placeholderIn(written));
  }
}
