import { Tree, type TreeBuffer } from '@lezer/common';
import { parser } from '@lezer/markdown';

/** A Markdown document as a syntax tree; offsets are those of the document. */
export interface MarkdownTree {
  readonly tree: Tree;
  /** Where the text behind the front matter begins. */
  readonly bodyStart: number;
}

/** Parses a Markdown document. */
export function parseMarkdown(written: string): MarkdownTree {
  const bodyStart = frontMatterEnd(written);
  // Blanks keep the offsets, and a document that begins with them parses like one without front matter.
  const text = bodyStart === 0 ? written : written.slice(0, bodyStart).replace(/[^\n]/g, ' ') + written.slice(bodyStart);
  return { tree: markdown.parse(text), bodyStart };
}

/** What a walk tells of each named node, by its type's number. */
export interface NodeVisitor {
  /** Returns whether to go into the node's children. */
  enter(type: number, from: number, to: number): boolean;
  /** Called for each node that was gone into, behind its children. */
  leave(type: number, from: number): void;
}

/** Walks a tree in document order. It makes no object per node, which a cursor does. */
export function walkTree(tree: Tree, visitor: NodeVisitor): void {
  const open = [{ tree, from: 0, next: 0 }];
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const child = at.tree.children[at.next];
    const from = at.from + (at.tree.positions[at.next] ?? 0);
    at.next++;
    if (child === undefined) {
      open.pop();
      visitor.leave(at.tree.type.id, at.from);
    } else if (!(child instanceof Tree)) walkBuffer(child, from, 0, child.buffer.length, visitor);
    else if (child.type.isAnonymous || visitor.enter(child.type.id, from, from + child.length)) open.push({ tree: child, from, next: 0 });
  }
}

/** Four numbers a node: its type, where it begins and ends, and where its last descendant's numbers end. */
function walkBuffer(nodes: TreeBuffer, start: number, first: number, end: number, visitor: NodeVisitor): void {
  const { buffer } = nodes;
  for (let at = first; at < end; ) {
    const type = buffer[at] ?? 0;
    const from = start + (buffer[at + 1] ?? 0);
    const next = buffer[at + 3] ?? end;
    if (visitor.enter(type, from, start + (buffer[at + 2] ?? 0))) {
      if (next > at + 4) walkBuffer(nodes, start, at + 4, next, visitor);
      visitor.leave(type, from);
    }
    at = next;
  }
}

/** The number of a node type. */
export function typeNamed(name: string): number {
  const type = markdown.nodeSet.types.find(it => it.name === name);
  if (type === undefined) throw new Error(`no node type ${name}`);
  return type.id;
}

/** Emphasis, entities and escapes cost half of the time and decide nothing that is read here; nor do plain characters, passed at once. */
const markdown = parser.configure({
  remove: ['Escape', 'Entity', 'Emphasis', 'HardBreak'],
  parseInline: [
    {
      name: 'Plain',
      before: 'InlineCode',
      parse({ text, offset, end }, next, start) {
        if (opens(next)) return -1;
        let at = start + 1;
        while (at < end && !opens(text.charCodeAt(at - offset))) at++;
        return at;
      },
    },
  ],
});

/** Whether a character may begin or end something inline: one of "!", "<", "[", "]" and the backtick. */
const opens = (code: number): boolean => code === 0x60 || code === 0x5b || code === 0x5d || code === 0x3c || code === 0x21;

/** The offset behind a leading block of YAML or TOML between `---` or `+++` lines; 0 when there is none. */
function frontMatterEnd(text: string): number {
  const fence = /^(?:---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (fence === null) return 0;
  const close = text.startsWith('---') ? /^(?:---|\.\.\.)[ \t]*\r?$/gm : /^\+\+\+[ \t]*\r?$/gm;
  close.lastIndex = fence[0].length;
  const end = close.exec(text);
  return end === null ? 0 : end.index + end[0].length;
}
