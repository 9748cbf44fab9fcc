import { entriesOf, textOf, type YamlNode } from '../yaml.ts';

/** The labels of a map, as `name=value`. */
export const labelsOf = (node: YamlNode | undefined): readonly string[] =>
  entriesOf(node).map(({ key, value }) => `${key}=${textOf(value) ?? ''}`);
