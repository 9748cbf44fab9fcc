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

/** The entries of a TOML text, inline tables flattened. A table that cannot be read is a problem, and the others are read. */
export function readToml(text: string): { readonly entries: readonly TomlEntry[]; readonly problems: readonly Problem[] } {
  const whole = parse(text);
  if (!('message' in whole)) return { entries: whole.entries, problems: [] };
  const entries: TomlEntry[] = [];
  const problems: Problem[] = [];
  const starts = [0, ...[...text.matchAll(/^\[/gm)].map(it => it.index).filter(it => it > 0)].slice(0, mostTables);
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? text.length;
    const table = parse(text.slice(start, end), start);
    if ('message' in table) problems.push({ span: span(Math.min(table.index, end), end), message: `TOML: ${table.message}` });
    else entries.push(...table.entries);
  }
  return { entries, problems };
}

const mostTables = 500;

/** Parses a text that begins at an offset of its document. */
function parse(
  text: string,
  offset = 0,
): { readonly entries: readonly TomlEntry[] } | { readonly message: string; readonly index: number } {
  try {
    const entries: TomlEntry[] = [];
    for (const node of parseTOML(' '.repeat(offset) + text).body[0].body) {
      if (node.type === 'TOMLTable') for (const entry of node.body) collect(entry, node.resolvedKey.map(String), entries);
      else collect(node, [], entries);
    }
    return { entries };
  } catch (error) {
    if (error instanceof RangeError) return { message: 'nested too deeply', index: offset };
    if (!isParseError(error)) throw error;
    return { message: error.message, index: error.index };
  }
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
