import type { NginxLevel } from '../../facts/nginx.ts';
import type { Directive } from './parse.ts';

/** The block that a directive stands in, and that of the file's outermost ones where no block is around it. */
export function levelOf(directive: Directive, top: NginxLevel): NginxLevel {
  for (let at = directive.parent; at !== undefined; at = at.parent) {
    const level = blocks[at.name];
    if (level !== undefined) return level;
    if (at.name !== 'if' && at.name !== 'limit_except') return 'other';
  }
  return top;
}

/** What the outermost directives of a file belong to: the whole configuration, or the block that includes the file. */
export function levelOfTop(directives: readonly Directive[]): NginxLevel {
  const names = new Set(directives.filter(it => it.parent === undefined).map(it => it.name));
  const has = (...wanted: readonly string[]): boolean => wanted.some(it => names.has(it));
  if (has('http', 'events', 'stream', 'mail')) return 'main';
  if (directives.some(it => it.parent === undefined && it.block && (it.name === 'server' || it.name === 'upstream'))) return 'http';
  if (has('location', 'listen', 'server_name')) return 'server';
  return has('map', 'geo', 'log_format', 'limit_req_zone', 'proxy_cache_path') ? 'http' : 'location';
}

const blocks: Readonly<Record<string, NginxLevel>> = {
  http: 'http',
  server: 'server',
  location: 'location',
  upstream: 'upstream',
  stream: 'stream',
};
