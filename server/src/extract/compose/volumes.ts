import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { hasTag, isMap, itemsOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ServiceContext } from './service.ts';
import { partSpan, placeholderIn, splitAtColons } from './text.ts';

/** One entry of a service's `volumes`, in either syntax. */
export interface Mount {
  /** The node that the source stands in, and where in its text. */
  readonly node: YamlNode;
  readonly source: string;
  readonly target: string;
  readonly type: 'bind' | 'volume';
  /** A folder that Compose makes when it is not there. */
  readonly made: boolean;
}

/** The mounts of a service that have a source in the workspace or a named volume. */
export function mountsOf(service: YamlNode): readonly Mount[] {
  const volumes = valueOf(service, 'volumes');
  return hasTag(volumes, '!reset') ? [] : itemsOf(volumes).flatMap(it => (isMap(it) ? longMount(it) : shortMount(it)));
}

/** States named volumes as uses of a resource and bind sources as paths. */
export function emitVolumes(service: string, node: YamlNode, context: ServiceContext, emit: Emit<ComposeKind>): void {
  for (const { node: at, source, target, type, made } of mountsOf(node)) {
    const span = partSpan(at, context.text, 0, source.length);
    const veto = placeholderIn(source);
    if (type === 'volume') {
      emit('compose.resource-use', `volumes/${source}`, span, { type: 'volumes', name: source, service }, veto);
      continue;
    }
    emit('compose.mount', service, span, { source, target });
    emit('compose.path', source, span, { use: 'bind', service, optional: made, remote: false, implied: false }, veto);
  }
}

function shortMount(node: YamlNode): readonly Mount[] {
  const parts = splitAtColons(stringOf(node) ?? '');
  const source = parts[0]?.text ?? '';
  const target = parts[1]?.text ?? '';
  if (source === '' || !/^(?:[/$]|[A-Za-z]:|\\\\)/.test(target)) return [];
  return [{ node, source, target, type: isPath(source) ? 'bind' : 'volume', made: true }];
}

function longMount(node: YamlNode): readonly Mount[] {
  const type = textOf(valueOf(node, 'type'));
  const sourceNode = valueOf(node, 'source') ?? valueOf(node, 'src');
  const source = stringOf(sourceNode) ?? '';
  const target = textOf(valueOf(node, 'target') ?? valueOf(node, 'dst') ?? valueOf(node, 'destination')) ?? '';
  if (sourceNode === undefined || source === '' || (type !== 'bind' && type !== 'volume')) return [];
  const made = textOf(valueOf(valueOf(node, 'bind'), 'create_host_path')) !== 'false';
  return [{ node: sourceNode, source, target, type, made }];
}

/** Compose reads a source as a path when it begins like one, and as a volume's name otherwise. A variable may be either. */
const isPath = (source: string): boolean => /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(source) || /^\$\{?PWD\b/.test(source);
