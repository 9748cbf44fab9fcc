import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { hasTag, isMap, itemsOf, spanOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ServiceContext } from './service.ts';
import { partSpan, splitAtColons } from './text.ts';

/** States the ports that a service publishes (`ports`, in either syntax) or exposes. */
export function emitPorts(service: string, node: YamlNode, context: ServiceContext, emit: Emit<ComposeKind>): void {
  const ports = valueOf(node, 'ports');
  for (const item of hasTag(ports, '!reset') ? [] : itemsOf(ports)) {
    if (isMap(item)) emitLong(service, item, emit);
    else emitShort(service, item, context, emit);
  }
  for (const item of itemsOf(valueOf(node, 'expose'))) {
    const { port, protocol } = withProtocol(textOf(item) ?? '');
    if (port !== '') emit('compose.port', '', spanOf(item), { service, container: port, containerSpan: spanOf(item), protocol });
  }
}

/** `[ip:][host:]container[/protocol]`; an IPv6 address stands in brackets. */
function emitShort(service: string, node: YamlNode, context: ServiceContext, emit: Emit<ComposeKind>): void {
  const text = textOf(node) ?? '';
  const bracketed = /^\[[^\]]*\]:/.exec(text)?.[0] ?? '';
  const parts = splitAtColons(text.slice(bracketed.length));
  const last = parts.at(-1);
  if (last === undefined || last.text === '') return;
  const { port: container, protocol } = withProtocol(last.text);
  const host = parts.length > 1 ? parts.at(-2) : undefined;
  const ip = bracketed !== '' ? bracketed.slice(1, -2) : parts.length > 2 ? parts[0]?.text : undefined;
  const at = (host?.text ?? '') !== '' ? host : last;
  const length = at === last ? container.length : (at?.text.length ?? 0);
  emit('compose.port', host?.text ?? '', partSpan(node, context.text, bracketed.length + (at?.at ?? 0), length), {
    service,
    ...(host === undefined || host.text === '' ? {} : { host: host.text }),
    container,
    containerSpan: partSpan(node, context.text, bracketed.length + last.at, container.length),
    ...(ip === undefined ? {} : { ip }),
    protocol,
  });
}

function emitLong(service: string, node: YamlNode, emit: Emit<ComposeKind>): void {
  const target = valueOf(node, 'target');
  const published = valueOf(node, 'published');
  const container = textOf(target);
  if (target === undefined || container === undefined) return;
  const host = textOf(published);
  const ip = textOf(valueOf(node, 'host_ip'));
  emit('compose.port', host ?? '', spanOf(published ?? target), {
    service,
    ...(host === undefined ? {} : { host }),
    container,
    containerSpan: spanOf(target),
    ...(ip === undefined ? {} : { ip }),
    protocol: textOf(valueOf(node, 'protocol')) ?? 'tcp',
  });
}

function withProtocol(text: string): { readonly port: string; readonly protocol: string } {
  const match = /^(.*)\/(tcp|udp|sctp)$/i.exec(text);
  return match === null ? { port: text, protocol: 'tcp' } : { port: match[1] ?? '', protocol: (match[2] ?? '').toLowerCase() };
}
