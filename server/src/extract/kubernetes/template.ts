import { nowhere, span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';

/**
 * States what a template of a manifest writes out, line by line: ports by their number, and the names of variables that it gives
 * to containers. What `{{` decides is left open.
 */
export function emitTemplate(text: string, emit: Emit<'config.port' | 'env.setting' | 'kubernetes.workload'>): void {
  emitObjects(text, emit);
  for (const match of text.matchAll(/[pP]ort["']?:[ \t]+["']?(\d{1,5})(?![\w.])/g)) {
    const [whole, port = ''] = match;
    const by = /\w*$/.exec(text.slice(Math.max(0, match.index - longestKey), match.index + 'port'.length))?.[0] ?? '';
    if (!keys.has(by)) continue;
    const end = match.index + whole.length;
    emit('config.port', port, span(end - port.length, end), { by });
  }
  for (const match of text.matchAll(/- name:[ \t]+["']?([A-Z][A-Z0-9_]+)["']?[ \t]*\r?\n[ \t]+value(?:From)?:[ \t]*([^\r\n]*)/g)) {
    const [whole, name = '', written = ''] = match;
    const start = match.index + whole.indexOf(name);
    const value = /^["']?([^"'{|>#][^"'{]*?)["']?[ \t]*$/.exec(written)?.[1];
    emit('env.setting', name, span(start, start + name.length), {
      of: '',
      through: 'values',
      ...(value === undefined ? {} : { value }),
    });
  }
}

/** States the objects that run containers, by the name that is written out. */
function emitObjects(text: string, emit: Emit<'kubernetes.workload'>): void {
  for (const object of text.split(/^---/m)) {
    const kind = /^kind:[ \t]*["']?(\w+)/m.exec(object)?.[1];
    const name = /^ {2}name:[ \t]*["']?([\w.-]+)["']?[ \t]*$/m.exec(object)?.[1] ?? '';
    if (kind !== undefined && /\bcontainers:/.test(object))
      emit('kubernetes.workload', `${kind}/${name}`, nowhere, { labels: [], ports: [], open: true });
  }
}

const keys = new Set(['containerPort', 'hostPort', 'targetPort', 'nodePort', 'port']);
const longestKey = 10;
