import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { itemsOf, spanOf, stringOf, valueOf } from '../extract/yaml.ts';
import { nodeAt } from './pointer.ts';

/** The protected paths that a list in a JSON or YAML file names, as facts at their places. The list is found by a JSON pointer. */
export function registryFacts(path: Path, text: string, pointer: string): readonly FactOf[] {
  const list = nodeAt(text, pointer);
  return itemsOf(list).flatMap((item): FactOf[] => {
    const node = stringOf(item) === undefined ? (valueOf(item, 'path') ?? valueOf(item, 'pattern')) : item;
    const written = stringOf(node);
    if (node === undefined || written === undefined) return [];
    const glob = written.replace(/^(?:\.?\/)+/, '');
    const key = glob.endsWith('/') ? `${glob}**` : glob;
    return [{ kind: 'policy.protected', key, value: { from: 'registry' }, path, span: spanOf(node) }];
  });
}
