import { nowhere } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';
import { startInImage } from '../shell/folders.ts';
import { emitWordList } from '../shell/wordList.ts';
import { isMap, itemsOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ManifestKind } from '../kubernetes.ts';
import { labelsOf } from './labels.ts';
import { emitPort } from './port.ts';

/** States what an object runs: a Pod itself, or whatever holds the template of one, resources of other makers among them. */
export function emitWorkload(object: YamlNode, text: string, emit: Emit<ManifestKind>): void {
  const pod = podOf(object);
  const spec = valueOf(pod, 'spec');
  const containers = ['containers', 'initContainers'].flatMap(it => itemsOf(valueOf(spec, it))).filter(isMap);
  if (containers.length === 0) return;
  const name = `${textOf(valueOf(object, 'kind')) ?? ''}/${textOf(valueOf(valueOf(object, 'metadata'), 'name')) ?? ''}`;
  emit('kubernetes.workload', name, nowhere, {
    labels: labelsOf(valueOf(valueOf(pod, 'metadata'), 'labels')),
    ports: containers.flatMap(it => itemsOf(valueOf(it, 'ports'))).flatMap(it => textOf(valueOf(it, 'name')) ?? []),
  });
  for (const it of containers) emitContainer(it, `${name}/${textOf(valueOf(it, 'name')) ?? ''}`, text, emit);
}

/** A CronJob holds the template of a Job, which holds that of a Pod. */
function podOf(object: YamlNode): YamlNode | undefined {
  if (textOf(valueOf(object, 'kind')) === 'Pod') return object;
  const spec = valueOf(object, 'spec');
  return valueOf(valueOf(valueOf(spec, 'jobTemplate'), 'spec'), 'template') ?? valueOf(spec, 'template');
}

function emitContainer(container: YamlNode, of: string, text: string, emit: Emit<ManifestKind>): void {
  const image = valueOf(container, 'image');
  const imageName = stringOf(image);
  if (image !== undefined && imageName !== undefined && imageName !== '')
    emit('docker.image', imageName, spanOf(image), { by: 'kubernetes' });
  for (const port of itemsOf(valueOf(container, 'ports'))) for (const key of ['containerPort', 'hostPort']) emitPort(port, key, emit);
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'])
    for (const way of ['httpGet', 'tcpSocket', 'grpc']) emitPort(valueOf(valueOf(container, probe), way), 'port', emit);
  emitVariables(container, of, emit);
  // Without a command, the arguments are those of what the image runs.
  const command = itemsOf(valueOf(container, 'command'));
  if (command.length === 0) return;
  const workingDir = valueOf(container, 'workingDir');
  const words = [...command, ...itemsOf(valueOf(container, 'args'))];
  emitWordList(words, false, { cwd: startInImage(stringOf(workingDir) ?? ''), origin: 'config', image: {} }, text, emit);
}

function emitVariables(container: YamlNode, of: string, emit: Emit<ManifestKind>): void {
  for (const item of itemsOf(valueOf(container, 'env'))) {
    const node = valueOf(item, 'name');
    const name = textOf(node);
    if (node === undefined || name === undefined) continue;
    const value = textOf(valueOf(item, 'value'));
    emit('env.setting', name, spanOf(node), { of, through: 'container', ...(value === undefined ? {} : { value }) });
  }
  for (const item of itemsOf(valueOf(container, 'envFrom')))
    for (const [key, kind] of sources) {
      const node = valueOf(valueOf(item, key), 'name');
      if (node !== undefined) emit('kubernetes.environment-source', `${kind}/${textOf(node) ?? ''}`, spanOf(node), { of });
    }
}

const sources = [
  ['configMapRef', 'ConfigMap'],
  ['secretRef', 'Secret'],
] as const;
