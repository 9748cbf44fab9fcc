import type { SyntaxNodeRef } from '@lezer/common';
import { folderOf, type Path, resolvePath } from '../base/path.ts';
import { type Span, span } from '../base/span.ts';
import type { Cwd } from '../facts/cwd.ts';
import type { FactKind, Veto } from '../facts/fact.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor, type Emit, type SourceDocument } from './extractor.ts';
import { emitComposeFence } from './compose/fence.ts';
import { emitCodeSpan, folderNamed } from './markdown/codeSpans.ts';
import { statedRole } from './markdown/documentRole.ts';
import { type Fence, scriptsOf, textOfFence } from './markdown/fences.ts';
import { emitHeadings, type Heading } from './markdown/headings.ts';
import { scanHeadings } from './markdown/headingScan.ts';
import { emitHtml, emitHtmlAnchors, headingsIn } from './markdown/html.ts';
import { emitLink } from './markdown/links.ts';
import { markdownOf } from './markdown/parse.ts';
import { emitPorts } from './markdown/ports.ts';
import { isOutput, sectionVeto, taskVeto } from './markdown/section.ts';
import { sentenceAround, vetoOnCommand, vetoOnLink } from './markdown/sentence.ts';
import { type CommandKind, emitCommandClaims } from './shell/claims.ts';

type MarkdownKind =
  | CommandKind
  | ('doc.role' & FactKind)
  | 'doc.heading'
  | 'doc.anchor'
  | 'doc.link'
  | 'doc.anchor-link'
  | 'doc.path'
  | 'doc.port'
  | 'doc.produces'
  | 'compose.fence-service';

/** Markdown: headings and anchors, links, paths and commands in code spans, shell in fenced blocks. Sources: CommonMark, GitHub's Markdown. */
export default defineExtractor({
  id: 'markdown',
  version: 1,
  emits: [
    'doc.role',
    'doc.heading',
    'doc.anchor',
    'doc.link',
    'doc.anchor-link',
    'doc.path',
    'doc.port',
    'doc.produces',
    'command.compose-service',
    'command.compose-file',
    'command.container',
    'command.script',
    'command.target',
    'command.file',
    'command.module',
    'command.frozen-install',
    'command.lock-cache',
    'command.port',
    'command.produces',
    'docker.build',
    'compose.fence-service',
  ],
  handles: path => /\.(?:md|mdx|markdown|mdown|mkd)$/i.test(path) && roleByPath(path) !== 'vendored',
  extract(document, emit) {
    if (!/[#`[<]|^[=-]+$|localhost|127\.0/m.test(document.text)) return;
    const role = roleByPath(document.path);
    // What a path convention takes out of judgement is read only for what others may lead to.
    if (role === undefined || role === 'living' || role === 'site') new Reading(document, emit).read();
    else readAnchors(document.text, emit);
  },
});

function readAnchors(text: string, emit: Emit<'doc.heading' | 'doc.anchor'>): void {
  emitHeadings(text, scanHeadings(text), emit);
  emitHtmlAnchors(text, emit);
}

/** One walk over a document, in its order. */
class Reading {
  readonly #document: SourceDocument;
  readonly #text: string;
  readonly #emit: Emit<MarkdownKind>;
  readonly #bases: readonly Path[];
  readonly #headings: Heading[] = [];
  /** Vetoes of the headings above, by level. */
  readonly #sections: (Veto | undefined)[] = [];
  /** The paragraph, heading or table being read. */
  #block: Span = span(0, 0);
  #cwd: Cwd;
  /** Whether the reader was sent to a folder outside the workspace. */
  #isOutside = false;
  #task: Veto | undefined;
  /** Where the last image ends. */
  #imageEnd = 0;
  /** The fenced block being read. */
  #fence: { language: string; pieces: Span[]; from: number } | undefined;

  constructor(document: SourceDocument, emit: Emit<MarkdownKind>) {
    this.#document = document;
    this.#text = document.text;
    this.#emit = emit;
    this.#bases = [...new Set(['', folderOf(document.path)])];
    this.#cwd = this.#besideBases([]);
  }

  read(): void {
    const { tree, bodyStart } = markdownOf(this.#document);
    tree.iterate({ enter: node => this.#enter(node), leave: node => this.#leave(node) });
    const titles = emitHeadings(this.#text, this.#headings, this.#emit);
    const headings = this.#headings.map((it, index) => ({ text: titles[index] ?? '', level: it.level }));
    const stated = statedRole(this.#text, this.#text.slice(0, bodyStart), headings);
    if (stated !== undefined) this.#emit('doc.role', this.#document.path, span(0, 0), stated);
    emitPorts(this.#text, bodyStart, this.#emit);
  }

  /** Whether to go into a node's children. */
  #enter(node: SyntaxNodeRef): boolean {
    switch (node.name) {
      case 'ATXHeading1':
      case 'ATXHeading2':
      case 'ATXHeading3':
      case 'ATXHeading4':
      case 'ATXHeading5':
      case 'ATXHeading6':
      case 'SetextHeading1':
      case 'SetextHeading2':
        this.#enterHeading(node, Number(node.name.at(-1)));
        return true;
      case 'Paragraph':
        this.#block = span(node.from, node.to);
        return true;
      case 'ListItem':
        this.#task = taskVeto(this.#text.slice(node.from, node.from + 12));
        return true;
      case 'HTMLBlock':
        this.#headings.push(...headingsIn(this.#text, node.from, node.to));
        emitHtml(this.#text, node.from, node.to, this.#emit);
        return false;
      case 'HTMLTag':
        emitHtml(this.#text, node.from, node.to, this.#emit);
        return false;
      case 'Comment':
      case 'CommentBlock':
      case 'Autolink':
        return false;
      case 'Image':
        this.#imageEnd = node.to;
        return true;
      case 'URL':
        this.#enterDestination(node);
        return false;
      case 'InlineCode':
        if (this.#text[node.from - 1] !== '\\') this.#enterCode(span(node.from, node.to));
        return false;
      case 'FencedCode':
        this.#fence = { language: '', pieces: [], from: node.from };
        return true;
      case 'CodeInfo':
        if (this.#fence !== undefined)
          this.#fence.language = /^\{?\.?([\w+-]*)/.exec(this.#text.slice(node.from, node.to))?.[1]?.toLowerCase() ?? '';
        return false;
      case 'CodeText':
        this.#fence?.pieces.push(span(node.from, node.to));
        return false;
    }
    return true;
  }

  #leave(node: SyntaxNodeRef): void {
    if (node.name !== 'FencedCode' || this.#fence === undefined) return;
    this.#readFence(this.#fence, this.#fence.from);
    this.#fence = undefined;
  }

  #enterHeading(node: SyntaxNodeRef, level: number): void {
    const whole = this.#text.slice(node.from, node.to);
    const shown = node.name.startsWith('ATX')
      ? whole.replace(/(?:[ \t]+#+)?[ \t]*$/, '')
      : whole.slice(0, whole.lastIndexOf('\n')).trimEnd();
    const lead = /^(?:#+[ \t]*)?/.exec(node.name.startsWith('ATX') ? shown : '')?.[0].length ?? 0;
    const content = span(node.from + lead, node.from + Math.max(lead, shown.length));
    this.#headings.push({ level, start: node.from, content });
    this.#block = span(node.from, node.to);
    this.#task = undefined;
    this.#sections.length = level;
    this.#sections[level] = sectionVeto(this.#slice(content));
    if (level > 2 && !this.#isOutside) return;
    this.#cwd = this.#besideBases([]);
    this.#isOutside = false;
  }

  #enterDestination({ from, to }: SyntaxNodeRef): void {
    const bracketed = this.#text[from] === '<';
    const at = bracketed ? span(from + 1, to - 1) : span(from, to);
    const said = vetoOnLink(sentenceAround(this.#text, this.#block, at));
    emitLink(this.#text, at, { image: from < this.#imageEnd, html: false }, this.#emit, said);
  }

  #enterCode(at: Span): void {
    const context = { text: this.#text, block: this.#block, veto: this.#veto(), cwd: this.#cwd };
    const after = emitCodeSpan(context, at, this.#emit);
    if (after === undefined) return;
    this.#isOutside = after.folders.length === 0;
    this.#cwd = this.#isOutside ? after : this.#besideBases(after.folders);
  }

  #readFence(fence: Fence, from: number): void {
    if (fence.language === 'yaml' || fence.language === 'yml') emitComposeFence(textOfFence(this.#text, fence), this.#emit);
    const lead = this.#leadTo(from);
    const named = folderNamed(lead);
    if (named !== undefined) this.#moveTo(named);
    const veto = this.#veto() ?? (isOutput(lead) ? 'output' : vetoOnCommand({ before: lead, after: '' }));
    for (const { script, veto: own } of scriptsOf(this.#text, fence)) {
      const why = own ?? veto;
      const after = emitCommandClaims(script, { cwd: this.#cwd, origin: 'prose', ...(why === undefined ? {} : { veto: why }) }, this.#emit);
      if (after.cwd.folders.length > 0) this.#cwd = this.#besideBases(after.cwd.folders);
    }
  }

  /** The last sentence before an offset, when nothing but blanks stands between. */
  #leadTo(offset: number): string {
    const between = this.#text.slice(this.#block.end, offset);
    if (between.length > 40 || /\S/.test(between.replace(/[>*+-]|\d+\./g, ''))) return '';
    const text = this.#text.slice(Math.max(this.#block.start, this.#block.end - 300), this.#block.end);
    return text.slice(Math.max(...[...text.matchAll(/[.!?]\s/g)].map(it => it.index + 2), 0));
  }

  #moveTo(folder: string): void {
    const folders = this.#bases.flatMap(it => resolvePath(it, folder) ?? []);
    if (folders.length > 0) this.#cwd = this.#besideBases(folders);
  }

  /** Prose leaves open whether the reader went back. */
  #besideBases(folders: readonly Path[]): Cwd {
    return { folders: [...new Set([...folders, ...this.#bases])], certain: false };
  }

  #veto(): Veto | undefined {
    return this.#task ?? this.#sections.findLast(it => it !== undefined);
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}
