import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, itemsOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import { splitAtColons } from './text.ts';

/** States the names by which a service's containers reach others, or are reached, beside the services' own. */
export function emitHostNames(service: YamlNode, emit: Emit<ComposeKind>): void {
  const state = (node: YamlNode | undefined, name: string | undefined): void => {
    if (node !== undefined && name !== undefined && name !== '') emit('compose.host-name', name, spanOf(node), {});
  };
  for (const { value } of entriesOf(valueOf(service, 'networks')))
    for (const alias of itemsOf(valueOf(value, 'aliases'))) state(alias, textOf(alias));
  for (const link of [...itemsOf(valueOf(service, 'links')), ...itemsOf(valueOf(service, 'external_links'))])
    state(link, splitAtColons(stringOf(link) ?? '').at(-1)?.text);
  const extra = valueOf(service, 'extra_hosts');
  for (const host of itemsOf(extra)) state(host, /^[^:=]+/.exec(stringOf(host) ?? '')?.[0]);
  for (const { key, keyNode } of entriesOf(extra)) state(keyNode, key);
  for (const key of ['hostname', 'container_name']) state(valueOf(service, key), textOf(valueOf(service, key)));
  const mode = valueOf(service, 'network_mode');
  if (mode !== undefined && !/^service:/.test(textOf(mode) ?? '')) state(mode, '*');
}
