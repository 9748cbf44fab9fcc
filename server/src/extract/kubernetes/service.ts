import type { Emit } from '../extractor.ts';
import { itemsOf, spanOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ManifestKind } from '../kubernetes.ts';
import { labelsOf } from './labels.ts';
import { emitPort } from './port.ts';

/** States the ports of a Service, and those of its pods that it names. */
export function emitService(object: YamlNode, emit: Emit<ManifestKind>): void {
  const service = textOf(valueOf(valueOf(object, 'metadata'), 'name')) ?? '';
  const spec = valueOf(object, 'spec');
  const selector = labelsOf(valueOf(spec, 'selector'));
  for (const port of itemsOf(valueOf(spec, 'ports'))) {
    for (const key of ['port', 'targetPort', 'nodePort']) emitPort(port, key, emit);
    const target = valueOf(port, 'targetPort');
    const name = textOf(target);
    if (target !== undefined && name !== undefined && /^[a-z\d-]*[a-z][a-z\d-]*$/.test(name) && selector.length > 0)
      emit('kubernetes.target-port', name, spanOf(target), { service, selector });
  }
}
