import type { MappedText } from '../../base/mappedText.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, nodeOf, parseYaml, spanOf, valueOf } from '../yaml.ts';
import { isCompose, runnableKeys } from './shape.ts';

/** States the services of a compose file that stands in a fenced block of a document. */
export function emitComposeFence(fence: MappedText, emit: Emit<'compose.fence-service'>): void {
  if (!/^\s*services["']?[ \t]*:/m.test(fence.text)) return;
  for (const root of parseYaml(fence.text).roots) {
    if (!isCompose(root, true)) continue;
    for (const { key, keyNode, value } of entriesOf(valueOf(root, 'services'))) {
      const runnable = entriesOf(nodeOf(value)).some(it => runnableKeys.has(it.key));
      emit('compose.fence-service', key, fence.toDocument(spanOf(keyNode)), { runnable });
    }
  }
}
