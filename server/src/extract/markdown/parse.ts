import { parser } from '@lezer/markdown';
import type { Tree } from '@lezer/common';
import type { SourceDocument } from '../extractor.ts';

/** A Markdown document as a syntax tree; offsets are those of the document. */
export interface MarkdownTree {
  readonly tree: Tree;
  /** Where the text behind the front matter begins. */
  readonly bodyStart: number;
}

/** The parsed Markdown of a document, parsed once for all extractors that ask. */
export function markdownOf(document: SourceDocument): MarkdownTree {
  const known = parsed.get(document);
  if (known !== undefined) return known;
  const bodyStart = frontMatterEnd(document.text);
  // Blanks keep the offsets, and a document that begins with them parses like one without front matter.
  const text = bodyStart === 0 ? document.text : document.text.slice(0, bodyStart).replace(/[^\n]/g, ' ') + document.text.slice(bodyStart);
  const made = { tree: markdown.parse(text), bodyStart };
  parsed.set(document, made);
  return made;
}

/** Emphasis, entities and escapes cost half of the time and decide nothing that is read here. */
const markdown = parser.configure({ remove: ['Escape', 'Entity', 'Emphasis', 'HardBreak'] });

const parsed = new WeakMap<SourceDocument, MarkdownTree>();

/** The offset behind a leading block of YAML or TOML between `---` or `+++` lines; 0 when there is none. */
function frontMatterEnd(text: string): number {
  const fence = /^(?:---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (fence === null) return 0;
  const close = text.startsWith('---') ? /^(?:---|\.\.\.)[ \t]*\r?$/gm : /^\+\+\+[ \t]*\r?$/gm;
  close.lastIndex = fence[0].length;
  const end = close.exec(text);
  return end === null ? 0 : end.index + end[0].length;
}
