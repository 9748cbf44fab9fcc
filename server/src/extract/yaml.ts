import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit } from 'yaml';
import type { MappedText } from '../base/mappedText.ts';
import { type Span, span } from '../base/span.ts';
import type { Problem, SourceDocument } from './extractor.ts';
import { alignScalar } from './yaml/align.ts';
import { expandedSize } from './yaml/expandedSize.ts';

/** What a YAML text holds. A broken text gives the documents that could be read, and problems. */
export interface YamlStream {
  /** The root node of every document of the stream that has one. */
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  /** Whether all of it could be read. */
  readonly complete: boolean;
}

/** One `key: value` of a map. `value` is undefined for an empty one; `merged` tells that it came in through `<<`. */
export interface YamlEntry {
  readonly key: string;
  readonly keyNode: Scalar;
  readonly value: Node | undefined;
  readonly merged: boolean;
}

const longestText = 4_000_000;
const mostAliases = 10_000;
/** Most nodes that aliases may add to those that are written: a small text could else stand for more than memory holds. */
const mostExpanded = 200_000;
const tooDeep = 'The YAML is nested too deeply to be read';
const streams = new WeakMap<SourceDocument, YamlStream>();
const targets = new WeakMap<Node, Node>();
const entries = new WeakMap<Node, readonly YamlEntry[]>();

/** The YAML of a document, parsed once however many extractors ask. */
export function yamlOf(document: SourceDocument): YamlStream {
  let stream = streams.get(document);
  if (stream === undefined) {
    stream = parseYaml(document.text);
    streams.set(document, stream);
  }
  return stream;
}

/** Parses YAML text that is no document of its own; spans are offsets into `text`. */
export function parseYaml(text: string): YamlStream {
  if (text.length > longestText) return unreadable('The file is too long to be read as YAML');
  const problems: Problem[] = [];
  const roots: Node[] = [];
  try {
    const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, strict: false, logLevel: 'silent', merge: false });
    const documents: readonly Document[] = 'empty' in parsed ? [] : parsed;
    for (const document of documents) {
      for (const { code, pos, message } of document.errors) {
        if (code === 'RESOURCE_EXHAUSTION') return unreadable(tooDeep);
        const place = span(Math.min(pos[0], text.length), Math.min(pos[1], text.length));
        // Each of many brackets that are left open is said to end at the same place.
        if (problems.at(-1)?.span.start !== place.start) problems.push({ span: place, message });
      }
      if (isNode(document.contents)) roots.push(document.contents);
    }
    if (text.includes('*')) {
      const aliased = roots.filter(it => bindAliases(it, problems));
      const added = aliased.reduce((sum, it) => sum + expandedSize(it, nodeOf), 0);
      if (added > mostExpanded) return unreadable('The aliases stand for too much to be read');
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unreadable(tooDeep);
  }
  return { roots, problems, complete: problems.length === 0 };
}

/** The node itself, or what an alias stands for; undefined for no node and for an alias that leads nowhere or into itself. */
export function nodeOf(node: unknown): Node | undefined {
  if (!isNode(node)) return undefined;
  return isAlias(node) ? targets.get(node) : node;
}

/** Entries of a map, with those that `<<` merges in behind its own; the first of equal keys counts. Empty for anything else. */
export function entriesOf(node: unknown): readonly YamlEntry[] {
  return collectEntries(nodeOf(node), new Set());
}

/** The value of a map's key, aliases followed. */
export function valueOf(node: unknown, key: string): Node | undefined {
  return nodeOf(entriesOf(node).find(it => it.key === key)?.value);
}

/** The items of a sequence, aliases followed; empty for anything else. */
export function itemsOf(node: unknown): readonly Node[] {
  const sequence = nodeOf(node);
  return isSeq(sequence) ? sequence.items.flatMap(it => nodeOf(it) ?? []) : [];
}

/** A scalar's text as a string: numbers, booleans as they are written; undefined for null, maps and sequences. */
export function textOf(node: unknown): string | undefined {
  const scalar = nodeOf(node);
  if (!isScalar(scalar) || scalar.value === null) return undefined;
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

/** A scalar's text when it is a string. */
export function stringOf(node: unknown): string | undefined {
  const scalar = nodeOf(node);
  return isScalar(scalar) && typeof scalar.value === 'string' ? scalar.value : undefined;
}

/** The place of a node in the text: of a quoted scalar what stands inside the quotes, of other nodes their whole. */
export function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  return quoted && end - start >= 2 ? span(start + 1, end - 1) : span(start, end);
}

/** A scalar's text with the way back to the document, block scalars, escapes and folded lines included. */
export function mappedOf(node: unknown, text: string): MappedText | undefined {
  const scalar = nodeOf(node);
  const value = textOf(scalar);
  return value === undefined || !isScalar(scalar) ? undefined : alignScalar(scalar, value, text);
}

/** Whether a node carries a local tag such as `!reset`. */
export function hasTag(node: unknown, tag: string): boolean {
  return isNode(node) && !isAlias(node) && node.tag === tag;
}

export { isMap, isScalar, isSeq, type Node as YamlNode };

function unreadable(message: string): YamlStream {
  return { roots: [], problems: [{ span: span(0, 0), message }], complete: false };
}

/** Binds each alias to the last anchor of its name before it; one that stands inside its own anchor stays unbound. Tells whether there are any. */
function bindAliases(root: Node, problems: Problem[]): boolean {
  const anchors = new Map<string, Node>();
  let count = 0;
  visit(root, (_key, node, ancestors) => {
    if (!isNode(node)) return undefined;
    if (!isAlias(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return undefined;
    }
    if (++count > mostAliases) {
      problems.push({ span: spanOf(node), message: 'Too many aliases' });
      return visit.BREAK;
    }
    const target = anchors.get(node.source);
    if (target !== undefined && !ancestors.includes(target)) targets.set(node, target);
    return undefined;
  });
  return count > 0;
}

/** Merged maps are collected once each, so that a chain of merges that double costs no more than its keys. */
function collectEntries(map: Node | undefined, above: Set<Node>): readonly YamlEntry[] {
  if (!isMap(map) || above.has(map)) return [];
  const known = entries.get(map);
  if (known !== undefined) return known;
  const found = new Map<string, YamlEntry>();
  const merged: YamlEntry[] = [];
  above.add(map);
  for (const pair of map.items) {
    if (!isPair(pair)) continue;
    const keyNode = nodeOf(pair.key);
    if (!isScalar(keyNode)) continue;
    const key = keyNode.value === null ? '' : (textOf(keyNode) ?? '');
    const value = isNode(pair.value) ? pair.value : undefined;
    if (key === '<<' && keyNode.type === 'PLAIN') {
      const from = nodeOf(value);
      for (const source of isSeq(from) ? from.items.map(nodeOf) : [from]) merged.push(...collectEntries(source, above));
    } else if (!found.has(key)) found.set(key, { key, keyNode, value, merged: false });
  }
  above.delete(map);
  for (const entry of merged) if (!found.has(entry.key)) found.set(entry.key, { ...entry, merged: true });
  const collected = [...found.values()];
  entries.set(map, collected);
  return collected;
}
