import type { NginxFacts } from '../../facts/nginx.ts';
import type { Emit } from '../extractor.ts';
import { passedHost, passing } from './hosts.ts';
import { levelOf, levelOfTop } from './level.ts';
import type { Directive } from './parse.ts';

/** States the limits of a request's body, and the servers that proxy without one in the file. */
export function emitBodyLimits(directives: readonly Directive[], text: string, emit: Emit<keyof NginxFacts>): void {
  const top = levelOfTop(directives);
  const limited = new Set<Directive | undefined>();
  const includes = new Map<Directive | undefined, string[]>();
  for (const directive of directives) {
    const [word] = directive.words;
    if (directive.name === 'client_max_body_size' && word !== undefined) {
      emit('nginx.body-limit', levelOf(directive, top), directive.span, { size: word.text });
      limited.add(directive.parent);
    }
    if (directive.name === 'include' && word !== undefined) listIn(includes, directive.parent).push(word.text);
  }
  const servers = new Map<Directive | undefined, Directive[]>();
  for (const directive of directives) {
    if (!passing.test(directive.name) || directive.name === 'memcached_pass') continue;
    const around = blocksAround(directive);
    if (around.some(it => limited.has(it)) || around.some(it => it?.name === 'stream')) continue;
    listIn(servers, around.find(it => it?.name === 'server') ?? around.find(it => it?.name === 'location')).push(directive);
  }
  for (const [server, passes] of servers) {
    const around = [...new Set(passes.flatMap(blocksAround))];
    const first = passes[0];
    const place = server ?? first;
    if (place === undefined) continue;
    const name = directives.find(it => it.name === 'server_name' && it.parent === server)?.words[0]?.text ?? '';
    emit(
      'nginx.default-body-limit',
      server?.name === 'server' ? name : '',
      { start: place.span.start, end: place.span.start + place.name.length },
      {
        hosts: [...new Set(passes.flatMap(it => passedHost(it)?.host ?? []))],
        includes: around.flatMap(it => includes.get(it) ?? []),
        ...(server === undefined ? {} : { insertion: { at: server.span.end, indent: indentIn(text, server) } }),
      },
    );
  }
}

/** The blocks around a directive, innermost first; `undefined` is the file. */
function blocksAround(directive: Directive): readonly (Directive | undefined)[] {
  const blocks: (Directive | undefined)[] = [];
  for (let at = directive.parent; at !== undefined; at = at.parent) blocks.push(at);
  return [...blocks, undefined];
}

/** How far the first directive of a block is indented. */
function indentIn(text: string, block: Directive): number {
  const inside = /^[^\n]*\n(?:[ \t]*\n)*([ \t]*)\S/.exec(text.slice(block.span.end))?.[1];
  return inside?.length ?? 4;
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
