import { type Span, span } from '../../base/span.ts';
import type { NginxFacts } from '../../facts/nginx.ts';
import type { Emit } from '../extractor.ts';
import type { Directive } from './parse.ts';

/** A host that a directive passes requests to. */
export interface PassedHost {
  readonly host: string;
  readonly span: Span;
  readonly port?: { readonly text: string; readonly span: Span };
}

/** States the groups of servers that have a name, what may hold more of them, and every host that requests are passed to. */
export function emitHosts(directives: readonly Directive[], emit: Emit<keyof NginxFacts>): void {
  for (const directive of directives) {
    const [name] = directive.words;
    if (directive.name === 'upstream' && directive.block && name !== undefined) emit('nginx.upstream', name.text, name.span, {});
    if (directive.name === 'include' && name !== undefined && (directive.parent === undefined || directive.parent.name === 'http'))
      emit('nginx.include', name.text, name.span, {});
    const found = passedHost(directive);
    if (found === undefined) continue;
    const { host, span: place, port } = found;
    const veto = /[$<>%@]|^__/.test(host) ? 'placeholder' : undefined;
    emit('nginx.host', host, place, { directive: directive.name, ...(port === undefined ? {} : { port }) }, veto);
  }
}

/** The host of `proxy_pass http://host:port/…` and of its kin, and of `server host:port` in an upstream; none for a socket. */
export function passedHost(directive: Directive): PassedHost | undefined {
  const [target] = directive.words;
  const inUpstream = directive.name === 'server' && !directive.block && directive.parent?.name === 'upstream';
  if (target === undefined || !(inUpstream || passing.test(directive.name))) return undefined;
  const match = address.exec(target.text);
  const [, scheme = '', host = '', port] = match ?? [];
  if (match === null || host === 'unix') return undefined;
  const start = target.span.start + scheme.length;
  const portStart = start + host.length + 1;
  return {
    host,
    span: span(start, start + host.length),
    ...(port === undefined ? {} : { port: { text: port, span: span(portStart, portStart + port.length) } }),
  };
}

/** Directives that hand a request to another program. */
export const passing = /^(?:proxy|grpc|fastcgi|uwsgi|scgi|memcached)_pass$/;

/** A scheme, a host (a name, an address, or one with variables), a port, and a path. */
const address = /^((?:https?|grpcs?|s?uwsgi|fastcgi|scgi):\/\/)?(\[[^\]]*\]|(?:\$\{[^}]*\}|[^/:{}])+)(?::(\d+)(?![^/]))?(?:[:/].*)?$/;
