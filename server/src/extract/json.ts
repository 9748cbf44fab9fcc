import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { MappedText } from '../base/mappedText.ts';
import { type Span, span } from '../base/span.ts';
import type { Problem, SourceDocument } from './extractor.ts';

/** A JSON document as a tree with exact positions; comments and trailing commas are allowed. */
export interface JsonDocument {
  /** What could be read; `undefined` for an empty text. */
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** The parsed JSON of a document, parsed once for all extractors that ask. */
export function jsonOf(document: SourceDocument): JsonDocument {
  const known = parsed.get(document);
  if (known !== undefined) return known;
  const errors: ParseError[] = [];
  const tooDeep = nesting(document.text) > deepest;
  const root = tooDeep ? undefined : parseTree(document.text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const inside = (offset: number) => Math.min(offset, document.text.length);
  const problems = errors.slice(0, 10).map(it => ({
    span: span(inside(it.offset), inside(it.offset + it.length)),
    message: wording(printParseErrorCode(it.error)),
  }));
  if (tooDeep) problems.push({ span: span(0, 1), message: `nested deeper than ${deepest} levels` });
  const made = { root, problems };
  parsed.set(document, made);
  return made;
}

/** The value of a property of an object; `undefined` when it is absent or the node is no object. */
export function property(node: Node | undefined, name: string): Node | undefined {
  return properties(node).find(it => it.name === name)?.value;
}

/** The properties of an object in their order; none of anything else. */
export function properties(node: Node | undefined): readonly JsonProperty[] {
  if (node?.type !== 'object') return [];
  const found: JsonProperty[] = [];
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key !== undefined && value !== undefined) found.push({ name: String(key.value), key, value });
  }
  return found;
}

export interface JsonProperty {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** The elements of an array; none of anything else. */
export const elements = (node: Node | undefined): readonly Node[] => (node?.type === 'array' ? (node.children ?? []) : []);

/** The value of a string node. */
export const stringOf = (node: Node | undefined): string | undefined =>
  node?.type === 'string' && typeof node.value === 'string' ? node.value : undefined;

/** The place of a string's characters, without its quotes. */
export const insideQuotes = (node: Node): Span => span(node.offset + 1, Math.max(node.offset + 1, node.offset + node.length - 1));

/** The characters of a string node, escapes decoded, with the way back to their places. */
export function textOf(document: SourceDocument, node: Node): MappedText {
  const inside = insideQuotes(node);
  const raw = document.text.slice(inside.start, inside.end);
  if (!raw.includes('\\')) return MappedText.slice(document.text, inside);
  const parts: { text: string; from: number }[] = [];
  let at = 0;
  for (const match of raw.matchAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gs)) {
    if (match.index > at) parts.push({ text: raw.slice(at, match.index), from: inside.start + at });
    const [all, code, letter = ''] = match;
    parts.push({
      text: code === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
      from: inside.start + match.index,
    });
    at = match.index + all.length;
  }
  if (at < raw.length) parts.push({ text: raw.slice(at), from: inside.start + at });
  return MappedText.join(parts);
}

const parsed = new WeakMap<SourceDocument, JsonDocument>();
const deepest = 200;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** How deep brackets nest at most, strings left out; the parser is recursive. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\\n])*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') most = Math.max(most, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return most;
}

const wording = (code: string): string => `JSON: ${code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`;
