import { readToml, stringsOf } from '../extract/pyproject/toml.ts';
import { spanOf, textOf } from '../extract/yaml.ts';
import { type Span, span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Reference } from './key.ts';
import { nodeAt } from './pointer.ts';

/** The text at a place of a JSON, YAML or TOML file, as a fact; without a pointer the only line of a file. */
export function valuePlace({ path, pointer }: Reference, text: string): readonly FactOf<'policy.value'>[] {
  const found = valueAt(path, pointer, text);
  const key = pointer === undefined ? path : `${path}#${pointer}`;
  return found === undefined ? [] : [{ kind: 'policy.value', key, value: { text: found.text }, path, span: found.at }];
}

function valueAt(path: string, pointer: string | undefined, text: string): { readonly text: string; readonly at: Span } | undefined {
  if (pointer === undefined) {
    const line = text.trim();
    const start = text.indexOf(line);
    return line === '' || line.includes('\n') ? undefined : { text: line, at: span(start, start + line.length) };
  }
  if (path.endsWith('.toml')) {
    const node = readToml(text).entries.find(it => it.key.join('/') === pointer.replace(/^\//, ''))?.value;
    if (node === undefined || node.type !== 'TOMLValue') return undefined;
    const [string] = stringsOf(node);
    return { text: string?.value ?? text.slice(...node.range), at: span(...node.range) };
  }
  const node = nodeAt(text, pointer);
  const value = textOf(node);
  return node === undefined || value === undefined ? undefined : { text: value, at: spanOf(node) };
}
