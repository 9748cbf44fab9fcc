import { span } from '../../base/span.ts';
import type { ResourceType } from '../../facts/compose.ts';
import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, isMap, isScalar, isSeq, itemsOf, nodeOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import { isRemote, placeholderIn } from './text.ts';

/** States the top-level volumes, networks, secrets and configs, and the files that secrets and configs are read from. */
export function emitResources(root: YamlNode, emit: Emit<ComposeKind>): void {
  for (const type of ['volumes', 'networks', 'secrets', 'configs'] as const satisfies readonly ResourceType[]) {
    for (const { key, keyNode, value } of entriesOf(valueOf(root, type))) {
      if (key.startsWith('x-')) continue;
      const external = valueOf(value, 'external');
      const isExternal = external !== undefined && textOf(external) !== 'false';
      emit('compose.resource', `${type}/${key}`, spanOf(keyNode), { type, name: key, external: isExternal });
      const file = valueOf(value, 'file');
      const written = stringOf(file);
      if (file === undefined || written === undefined || (type !== 'secrets' && type !== 'configs')) continue;
      const use = type === 'secrets' ? 'secret' : 'config';
      emit('compose.path', written, spanOf(file), { use, optional: false, remote: false, implied: false }, placeholderIn(written));
    }
  }
}

/** States where a volume or network that is missing could be declared. */
export function emitPlaces(root: YamlNode, text: string, used: ReadonlySet<string>, emit: Emit<ComposeKind>): void {
  for (const type of ['volumes', 'networks']) {
    if (!used.has(type)) continue;
    const section = entriesOf(root).find(it => it.key === type);
    const map = nodeOf(section?.value);
    const first = entriesOf(map)[0];
    if (section === undefined) {
      emit('compose.resource-place', type, span(text.length, text.length), {
        before: `${text.endsWith('\n') ? '' : '\n'}\n${type}:\n`,
        indent: '  ',
        section: false,
      });
    } else if (isMap(map) && map.flow !== true && first !== undefined && !first.merged) {
      const at = spanOf(first.keyNode).start;
      const line = text.lastIndexOf('\n', at - 1) + 1;
      const indent = text.slice(line, at);
      if (/^[ ]+$/.test(indent)) emit('compose.resource-place', type, span(line, line), { before: '', indent, section: true });
    }
  }
}

/** States the compose files that this one includes. */
export function emitIncludes(root: YamlNode, emit: Emit<ComposeKind>): void {
  for (const item of itemsOf(valueOf(root, 'include'))) {
    const long = isMap(item);
    const path = long ? valueOf(item, 'path') : item;
    const directory = long ? valueOf(item, 'project_directory') : undefined;
    for (const node of isSeq(path) ? path.items.map(nodeOf) : [path]) {
      const written = stringOf(node);
      if (!isScalar(node) || written === undefined) continue;
      const own = stringOf(directory);
      const value = {
        use: 'include',
        optional: false,
        remote: isRemote(written),
        implied: false,
        ...(own === undefined ? {} : { projectDirectory: own }),
      } as const;
      emit('compose.path', written, spanOf(node), value, placeholderIn(written));
    }
    const folder = stringOf(directory);
    if (directory === undefined || folder === undefined) continue;
    const value = { use: 'project_directory', optional: false, remote: false, implied: false } as const;
    emit('compose.path', folder, spanOf(directory), value, placeholderIn(folder));
  }
}
