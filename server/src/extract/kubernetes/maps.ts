import type { Emit } from '../extractor.ts';
import { entriesOf, spanOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ManifestKind } from '../kubernetes.ts';

/** States the variables that a ConfigMap or Secret holds: those of its keys that can be names of variables. */
export function emitMap(object: YamlNode, kind: 'ConfigMap' | 'Secret', emit: Emit<ManifestKind>): void {
  const of = `${kind}/${textOf(valueOf(valueOf(object, 'metadata'), 'name')) ?? ''}`;
  for (const field of kind === 'ConfigMap' ? ['data'] : ['stringData', 'data'])
    for (const { key, keyNode, value } of entriesOf(valueOf(object, field))) {
      if (!/^[A-Za-z_]\w*$/.test(key)) continue;
      // The data of a Secret is in Base64.
      const text = kind === 'Secret' && field === 'data' ? undefined : textOf(value);
      emit('env.setting', key, spanOf(keyNode), { of, through: 'map', ...(text === undefined ? {} : { value: text }) });
    }
}
