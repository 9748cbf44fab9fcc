import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { itemsOf, parseYaml, spanOf, stringOf, valueOf, type YamlNode } from '../extract/yaml.ts';

/** The protected paths that a list in a JSON or YAML file names, as facts at their places. The list is found by a JSON pointer. */
export function registryFacts(path: Path, text: string, pointer: string): readonly FactOf[] {
  // JSON is YAML, but for tabs before a value, which the parser takes in flow collections.
  const [root] = parseYaml(text).roots;
  const list = pointer
    .split('/')
    .slice(1)
    .map(it => it.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<YamlNode | undefined>((node, key) => valueOf(node, key) ?? itemsOf(node)[/^\d+$/.test(key) ? Number(key) : -1], root);
  return itemsOf(list).flatMap((item): FactOf[] => {
    const node = stringOf(item) === undefined ? (valueOf(item, 'path') ?? valueOf(item, 'pattern')) : item;
    const written = stringOf(node);
    if (node === undefined || written === undefined) return [];
    const glob = written.replace(/^(?:\.?\/)+/, '');
    const key = glob.endsWith('/') ? `${glob}**` : glob;
    return [{ kind: 'policy.protected', key, value: { from: 'registry' }, path, span: spanOf(node) }];
  });
}
