import type { FactKinds } from '../../facts/kinds.ts';
import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, hasTag, isMap, isScalar, isSeq, itemsOf, nodeOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ServiceContext } from './service.ts';
import { isRemote, partSpan, placeholderIn, splitAtColons } from './text.ts';

type Reference = FactKinds['compose.service-reference'];

/** States every place of a service that names another service of its project. */
export function emitReferences(from: string, service: YamlNode, context: ServiceContext, emit: Emit<ComposeKind>): void {
  const state = (node: YamlNode, name: string, at: number, rest: Pick<Reference, 'through'> & Partial<Reference>): void => {
    if (name === '') return;
    const span = partSpan(node, context.text, at, name.length);
    emit('compose.service-reference', name, span, { from, optional: false, ...rest }, placeholderIn(name));
  };
  const dependencies = valueOf(service, 'depends_on');
  if (!hasTag(dependencies, '!reset')) {
    for (const item of itemsOf(dependencies)) state(item, stringOf(item) ?? '', 0, { through: 'depends_on' });
    for (const { key, keyNode, value } of entriesOf(dependencies)) {
      if (hasTag(value, '!reset')) continue;
      state(keyNode, key, 0, { through: 'depends_on', optional: textOf(valueOf(value, 'required')) === 'false' });
    }
  }
  for (const item of itemsOf(valueOf(service, 'links')))
    state(item, splitAtColons(stringOf(item) ?? '')[0]?.text ?? '', 0, { through: 'links' });
  for (const item of itemsOf(valueOf(service, 'volumes_from'))) {
    const name = splitAtColons(stringOf(item) ?? '')[0]?.text ?? '';
    if (name !== 'container') state(item, name, 0, { through: 'volumes_from' });
  }
  for (const through of ['network_mode', 'ipc', 'pid'] as const) {
    const node = valueOf(service, through);
    const text = stringOf(node) ?? '';
    if (node !== undefined && text.startsWith('service:')) state(node, text.slice(8), 8, { through });
  }
  const contexts = valueOf(valueOf(service, 'build'), 'additional_contexts');
  for (const node of isSeq(contexts) ? itemsOf(contexts) : entriesOf(contexts).map(it => nodeOf(it.value))) {
    const text = stringOf(node) ?? '';
    const at = isSeq(contexts) ? text.indexOf('=') + 1 : 0;
    if (node !== undefined && text.startsWith('service:', at)) state(node, text.slice(at + 8), at + 8, { through: 'additional_contexts' });
  }
  emitExtends(from, valueOf(service, 'extends'), state, emit);
}

function emitExtends(
  service: string,
  node: YamlNode | undefined,
  state: (node: YamlNode, name: string, at: number, rest: Pick<Reference, 'through'> & Partial<Reference>) => void,
  emit: Emit<ComposeKind>,
): void {
  if (isScalar(node)) state(node, stringOf(node) ?? '', 0, { through: 'extends' });
  if (!isMap(node)) return;
  const name = valueOf(node, 'service');
  const file = valueOf(node, 'file');
  const written = stringOf(file);
  if (name !== undefined) state(name, stringOf(name) ?? '', 0, { through: 'extends', ...(written === undefined ? {} : { file: written }) });
  if (file === undefined || written === undefined) return;
  const value = { use: 'extends', service, optional: false, remote: isRemote(written), implied: false } as const;
  emit('compose.path', written, spanOf(file), value, placeholderIn(written));
}
