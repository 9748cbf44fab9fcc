import { type AST, parseTOML } from 'toml-eslint-parser';
import { type Span, span } from '../../base/span.ts';
import type { Problem } from '../extractor.ts';

/** One value of a TOML file under its full key. */
export interface TomlEntry {
  /** The key's segments, its table's included: `project`, `scripts`, `serve`. Elements of arrays of tables hold an index. */
  readonly key: readonly string[];
  readonly keySpan: Span;
  readonly value: AST.TOMLContentNode;
}

/** The entries of a TOML text, inline tables flattened. A line that cannot be read is a problem, and the others are read. */
export function readToml(text: string): { readonly entries: readonly TomlEntry[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let readable = text;
  for (let tries = 0; tries < 5; tries++) {
    try {
      const entries: TomlEntry[] = [];
      for (const node of parseTOML(readable).body[0].body) {
        if (node.type === 'TOMLTable') for (const entry of node.body) collect(entry, node.resolvedKey.map(String), entries);
        else collect(node, [], entries);
      }
      return { entries, problems };
    } catch (error) {
      if (!isParseError(error)) throw error;
      const from = text.lastIndexOf('\n', error.index - 1) + 1;
      const end = text.indexOf('\n', error.index);
      const to = end < 0 ? text.length : end;
      problems.push({ span: span(Math.min(error.index, to), to), message: `TOML: ${error.message}` });
      readable = readable.slice(0, from) + ' '.repeat(to - from) + readable.slice(to);
    }
  }
  return { entries: [], problems };
}

/** The strings of an array, or a lone string. */
export function stringsOf(node: AST.TOMLContentNode): readonly AST.TOMLStringValue[] {
  if (node.type === 'TOMLArray') return node.elements.flatMap(stringsOf);
  return node.type === 'TOMLValue' && node.kind === 'string' ? [node] : [];
}

/** The place of a one-line string's characters, without its quotes. */
export const insideQuotes = (node: AST.TOMLStringValue): Span => span(node.range[0] + 1, node.range[1] - 1);

function collect(entry: AST.TOMLKeyValue, table: readonly string[], entries: TomlEntry[]): void {
  const key = [...table, ...entry.key.keys.map(it => (it.type === 'TOMLBare' ? it.name : it.value))];
  if (entry.value.type === 'TOMLInlineTable') for (const inner of entry.value.body) collect(inner, key, entries);
  const last = entry.key.keys.at(-1);
  entries.push({ key, keySpan: last === undefined ? span(0, 0) : span(last.range[0], last.range[1]), value: entry.value });
}

const isParseError = (error: unknown): error is Error & { readonly index: number } =>
  error instanceof Error && typeof (error as Error & { index?: unknown }).index === 'number';
