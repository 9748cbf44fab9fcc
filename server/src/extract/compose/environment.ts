import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, itemsOf, spanOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

/** States the variables that a service is started with (`environment`, as a map or a list). */
export function emitEnvironment(service: string, node: YamlNode, emit: Emit<ComposeKind>): void {
  const environment = valueOf(node, 'environment');
  for (const { key, keyNode, value } of entriesOf(environment)) {
    const text = textOf(value);
    emit('env.setting', key, spanOf(keyNode), { of: service, ...(text === undefined ? {} : { value: text }) });
  }
  for (const item of itemsOf(environment)) {
    const [, name, value] = /^(\w+)(?:=([\s\S]*))?$/.exec(textOf(item) ?? '') ?? [];
    if (name === undefined) continue;
    const { start } = spanOf(item);
    emit('env.setting', name, { start, end: start + name.length }, { of: service, ...(value === undefined ? {} : { value }) });
  }
}
