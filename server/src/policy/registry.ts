import { removalOf } from '../base/listItem.ts';
import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { itemsOf, spanOf, stringOf, valueOf } from '../extract/yaml.ts';
import { nodeAt } from './pointer.ts';

/**
 * The protected paths that a list in a JSON or YAML file names, as facts at their places. The list is found by a JSON pointer. An entry
 * is a text, or a map with a `path` or `pattern`; one that begins with `!` takes out again what those before it protect.
 */
export function registryFacts(path: Path, text: string, pointer: string): readonly FactOf<'policy.protected'>[] {
  const items = itemsOf(nodeAt(text, pointer));
  const spans = items.map(spanOf);
  const entries = items.flatMap((item, index) => {
    const node = stringOf(item) === undefined ? (valueOf(item, 'path') ?? valueOf(item, 'pattern')) : item;
    const written = stringOf(node);
    if (node === undefined || written === undefined) return [];
    const removal = removalOf(text, spans, index);
    return [{ written, span: spanOf(node), ...(removal === undefined ? {} : { removal }) }];
  });
  return protecting(entries, keyOfRegistry).map(({ key, entry: { span, ...value }, unless }) => ({
    kind: 'policy.protected',
    key,
    value: { from: 'registry', list: `${path}#${pointer}`, ...value, ...unless },
    path,
    span,
  }));
}

/** The entries of a list that protect, each with what the list takes out again behind it. */
export function protecting<E extends { readonly written: string }>(
  entries: readonly E[],
  keyOf: (written: string) => string | undefined,
): readonly { readonly key: string; readonly entry: E; readonly unless: { readonly unless?: readonly string[] } }[] {
  return entries.flatMap((entry, index) => {
    const key = entry.written.startsWith('!') ? undefined : keyOf(entry.written);
    if (key === undefined) return [];
    const unless = entries.slice(index + 1).flatMap(({ written }) => (written.startsWith('!') ? (keyOf(written.slice(1)) ?? []) : []));
    return [{ key, entry, unless: unless.length === 0 ? {} : { unless } }];
  });
}

/** A registry's pattern as a glob from the root. A slash behind it means all of the folder. */
function keyOfRegistry(written: string): string {
  const glob = written.replace(/^(?:\.?\/)+/, '');
  return glob.endsWith('/') ? `${glob}**` : glob;
}
