import type { Span } from '../base/span.ts';
import { entriesOf, itemsOf, parseYaml, spanOf, valueOf, type YamlNode } from '../extract/yaml.ts';

/** What a JSON pointer leads to in a JSON or YAML text; the whole document without one. */
export function nodeAt(text: string, pointer: string): YamlNode | undefined {
  // JSON is YAML, but for tabs before a value, which the parser takes in flow collections.
  const [root] = parseYaml(text).roots;
  return keysOf(pointer).reduce<YamlNode | undefined>(
    (node, key) => valueOf(node, key) ?? itemsOf(node)[/^\d+$/.test(key) ? Number(key) : -1],
    root,
  );
}

/** The place of the key that a JSON pointer ends with, where it leads to a map's entry. */
export function pairAt(text: string, pointer: string): Span | undefined {
  const last = keysOf(pointer).at(-1);
  const holder = nodeAt(text, pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))));
  const entry = entriesOf(holder).find(it => it.key === last);
  return entry === undefined ? undefined : spanOf(entry.keyNode);
}

const keysOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(it => it.replaceAll('~1', '/').replaceAll('~0', '~'));
