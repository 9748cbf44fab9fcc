import type { MappedText } from '../../base/mappedText.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, nodeOf, parseYaml, spanOf, stringOf, valueOf, type YamlNode } from '../yaml.ts';
import { isCompose, runnableKeys, serviceKeys } from './shape.ts';

/** States the services of a compose file that stands in a fenced block of a document. */
export function emitComposeFence(fence: MappedText, emit: Emit<'compose.fence-service'>): void {
  if (!/^\s*(?:services|image|build)["']?[ \t]*:/m.test(fence.text)) return;
  for (const root of parseYaml(fence.text).roots) {
    for (const { key, keyNode, value } of servicesOf(root)) {
      const runnable = entriesOf(nodeOf(value)).some(it => runnableKeys.has(it.key));
      emit('compose.fence-service', key, fence.toDocument(spanOf(keyNode)), { runnable });
    }
  }
}

const servicesOf = (root: YamlNode): ReturnType<typeof entriesOf> =>
  isCompose(root, true) ? entriesOf(valueOf(root, 'services')) : areServices(root) ? entriesOf(root) : [];

/**
 * Whether the keys of a block are services whose `services:` the writer left out: each has an image or a build, and nothing but what
 * services have, which tells them from jobs and from the values of a chart.
 */
function areServices(root: YamlNode): boolean {
  const values = entriesOf(root).map(it => nodeOf(it.value));
  return (
    values.length > 0 &&
    values.every(it => {
      const isRun = stringOf(valueOf(it, 'image')) !== undefined || valueOf(it, 'build') !== undefined;
      return isRun && entriesOf(it).every(({ key }) => serviceKeys.has(key) || key.startsWith('x-'));
    })
  );
}
