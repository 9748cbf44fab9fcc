import { itemsOf, parseYaml, valueOf, type YamlNode } from '../extract/yaml.ts';

/** What a JSON pointer leads to in a JSON or YAML text; the whole document without one. */
export function nodeAt(text: string, pointer: string): YamlNode | undefined {
  // JSON is YAML, but for tabs before a value, which the parser takes in flow collections.
  const [root] = parseYaml(text).roots;
  return pointer
    .split('/')
    .slice(1)
    .map(it => it.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<YamlNode | undefined>((node, key) => valueOf(node, key) ?? itemsOf(node)[/^\d+$/.test(key) ? Number(key) : -1], root);
}
