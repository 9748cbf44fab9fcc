import { type Span, span } from '../base/span.ts';
import { insideQuotes, readToml, stringsOf } from '../extract/pyproject/toml.ts';
import { spanOf, textOf } from '../extract/yaml.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Reference } from './key.ts';
import { nodeAt } from './pointer.ts';

/**
 * The version at a place of a document: what a JSON pointer leads to in JSON, YAML and TOML; without one the first version
 * that the text assigns, or the only one of a file that holds nothing else.
 */
export function versionPlace({ path, pointer }: Reference, text: string): readonly FactOf[] {
  const found = pointer === undefined ? firstIn(text) : path.endsWith('.toml') ? inToml(text, pointer) : inYaml(text, pointer);
  if (found === undefined) return [];
  const key = pointer === undefined ? path : `${path}#${pointer}`;
  return [{ kind: 'policy.version-place', key, value: { version: found.version }, path, span: found.at }];
}

interface Found {
  readonly version: string;
  readonly at: Span;
}

function firstIn(text: string): Found | undefined {
  const match =
    /^\s*v?(\d+\.\d+[\w.+-]*)\s*$/.exec(text) ?? /version(?:__)?["'`]?\s*(?::\s*\w+\s*=|[:=(])\s*["'`]?v?(\d+\.\d+[\w.+-]*)/i.exec(text);
  if (match?.[1] === undefined) return undefined;
  const start = match.index + match[0].lastIndexOf(match[1]);
  return { version: match[1], at: span(start, start + match[1].length) };
}

function inToml(text: string, pointer: string): Found | undefined {
  const wanted = pointer.replace(/^\//, '');
  const entry = readToml(text).entries.find(it => it.key.join('/') === wanted);
  const [string] = entry === undefined ? [] : stringsOf(entry.value);
  return string === undefined ? undefined : { version: string.value, at: insideQuotes(string) };
}

function inYaml(text: string, pointer: string): Found | undefined {
  const node = nodeAt(text, pointer);
  const version = textOf(node);
  return node === undefined || version === undefined ? undefined : { version, at: spanOf(node) };
}
