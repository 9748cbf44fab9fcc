import type { ResourceType } from '../../facts/compose.ts';
import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, hasTag, isMap, isScalar, isSeq, itemsOf, spanOf, stringOf, valueOf, type YamlNode } from '../yaml.ts';
import { placeholderIn } from './text.ts';

/** States a service's use of networks, secrets and configs. Volumes have a syntax of their own. */
export function emitResourceUses(service: string, node: YamlNode, emit: Emit<ComposeKind>): void {
  const state = (type: ResourceType, name: string, at: YamlNode): void =>
    emit('compose.resource-use', `${type}/${name}`, spanOf(at), { type, name, service }, placeholderIn(name));
  for (const type of ['networks', 'secrets', 'configs'] as const) {
    const uses = [valueOf(node, type), ...(type === 'secrets' ? [valueOf(valueOf(node, 'build'), 'secrets')] : [])];
    for (const use of uses) {
      if (use === undefined || hasTag(use, '!reset')) continue;
      if (isMap(use)) for (const { key, keyNode, value } of entriesOf(use)) if (!hasTag(value, '!reset')) state(type, key, keyNode);
      for (const item of isSeq(use) ? itemsOf(use) : []) {
        const source = isMap(item) ? valueOf(item, 'source') : item;
        const name = stringOf(source);
        if (isScalar(source) && name !== undefined && name !== '') state(type, name, source);
      }
    }
  }
}
