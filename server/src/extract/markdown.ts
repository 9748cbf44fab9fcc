import { isMarkdown } from '../base/path.ts';
import { type Span, span } from '../base/span.ts';
import type { Veto } from '../facts/fact.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor, type Emit, type SourceDocument } from './extractor.ts';
import { emitComposeFence } from './compose/fence.ts';
import { emitStatedAnchors } from './markdown/anchors.ts';
import { emitAnchorsAlone } from './markdown/anchorsAlone.ts';
import { emitAbandoned } from './markdown/abandoned.ts';
import { assembledBy, emitAssembled, layoutOf } from './markdown/assembled.ts';
import { clonedAt } from './markdown/clones.ts';
import { emitCodeSpan } from './markdown/codeSpans.ts';
import { Definitions } from './markdown/definitions.ts';
import { statedRole } from './markdown/documentRole.ts';
import { emitMadeByComment, type Fence, scriptsOf, textOfFence } from './markdown/fences.ts';
import { emitHeadings, type Heading } from './markdown/headings.ts';
import { scanHeadings } from './markdown/headingScan.ts';
import { emitHtml, emitHtmlAnchors, emitTextAnchors, headingsIn } from './markdown/html.ts';
import { type MarkdownKind, markdownKinds } from './markdown/kinds.ts';
import { emitLink, isSignThatLeadsNowhere } from './markdown/links.ts';
import { emitLinksElsewhere } from './markdown/linksElsewhere.ts';
import { emitMachineProse } from './markdown/machineProse.ts';
import { folderNamed, folderOfLink, folderOfSteps } from './markdown/namedFolders.ts';
import { types } from './markdown/nodeTypes.ts';
import { type NodeVisitor, parseMarkdown, walkTree } from './markdown/parse.ts';
import { emitPorts } from './markdown/ports.ts';
import { emitGeneratedTasks, emitTaskFence, taskLanguages } from './markdown/taskFence.ts';
import { withoutTemplates } from './markdown/shownTemplates.ts';
import { isOutput, taskVeto } from './markdown/section.ts';
import { Sections } from './markdown/sections.ts';
import { fileToMake, isShownFile, leadTo, sentenceAround, vetoOnCommand, vetoOnLink } from './markdown/sentence.ts';
import { emitSetAside, emitSetAsideInTree, mayPutAside } from './markdown/setAside.ts';
import { isCaptionOfCode, pathsOfOwnProject, treeLanguages } from './markdown/projectTrees.ts';
import { emitPublished } from './markdown/published.ts';
import { isFileToAdd, isStillToWrite } from './markdown/toWrite.ts';
import { Whereabouts } from './markdown/whereabouts.ts';
import { emitCommandClaims } from './shell/claims.ts';

/** Markdown: headings and anchors, links, paths and commands in code spans, shell in fenced blocks. Sources: CommonMark, GitHub's Markdown. */
export default defineExtractor({
  id: 'markdown',
  version: 24,
  emits: markdownKinds,
  handles: path => isMarkdown(path) && roleByPath(path) !== 'vendored',
  extract(document, emit) {
    if (!/[#`[<]|^[=-]+$|localhost|127\.0/m.test(document.text)) return;
    const role = roleByPath(document.path);
    // What a path convention takes out of judgement is read only for what others may lead to.
    if (role === undefined || role === 'living' || role === 'site') return new Reading(document, emit).read();
    emitAnchorsAlone(document, emit);
    // Whoever is told what to do is told where: another machine has no such folder, whatever else a prompt says.
    if (role === 'prompt') emitMachineProse(document.text, scanHeadings(document.text), emit);
  },
});

/** One walk over a document, in its order. */
class Reading implements NodeVisitor {
  readonly #document: SourceDocument;
  readonly #text: string;
  readonly #emit: Emit<MarkdownKind>;
  readonly #reader: Whereabouts;
  readonly #headings: Heading[] = [];
  readonly #sections: Sections;
  readonly #mayPutAside: boolean;
  readonly #definitions: Definitions;
  /** The paragraph, heading or table being read. */
  #block: Span = span(0, 0);
  /** The folder that a block names, read for the first of its paths. */
  #folder: { block: Span; named: string | undefined } | undefined;
  /** What the boxes of the list items around say, the outermost first. */
  readonly #tasks: (Veto | undefined)[] = [];
  /** The paths of the project that the document has its reader make, as far as it showed them. */
  readonly #ownProject: string[] = [];
  /** What brings in text from elsewhere. */
  #assembled: string | undefined;
  /** Where the last image ends. */
  #imageEnd = 0;
  /** The fenced block being read. */
  #fence: { language: string; pieces: Span[]; from: number } | undefined;

  constructor(document: SourceDocument, emit: Emit<MarkdownKind>) {
    this.#document = document;
    this.#text = document.text;
    this.#emit = withoutTemplates(document.text, emit);
    this.#reader = new Whereabouts(document.path);
    this.#sections = new Sections(document.text);
    this.#mayPutAside = mayPutAside(document.text);
    this.#definitions = new Definitions(document.text);
  }

  read(): void {
    const { tree, bodyStart } = parseMarkdown(this.#text);
    walkTree(tree, this);
    const titles = emitHeadings(this.#text, this.#headings, this.#emit);
    const headings = this.#headings.map((it, index) => ({ text: titles[index] ?? '', level: it.level }));
    const stated =
      statedRole(this.#text, this.#text.slice(0, bodyStart), headings) ??
      (this.#sections.isDocumentRecord ? ({ role: 'chronicle', why: 'opening' } as const) : undefined);
    if (stated !== undefined) this.#emit('doc.role', this.#document.path, span(0, 0), stated);
    emitHtmlAnchors(this.#text, this.#emit);
    emitStatedAnchors(this.#text, this.#emit);
    emitAssembled(this.#document, this.#assembled ?? layoutOf(this.#text, bodyStart), this.#emit);
    emitAbandoned(this.#document, this.#emit);
    emitLinksElsewhere(this.#document, this.#emit);
    emitPublished(this.#document, bodyStart, this.#emit);
    emitPorts(this.#text, bodyStart, this.#emit);
    emitMachineProse(this.#text, this.#headings, this.#emit);
  }

  enter(type: number, from: number, to: number): boolean {
    switch (type) {
      case types.atx1:
      case types.atx2:
      case types.atx3:
      case types.atx4:
      case types.atx5:
      case types.atx6:
        this.#enterHeading(from, to, type - types.atx1 + 1, true);
        return true;
      case types.setext1:
      case types.setext2:
        this.#enterHeading(from, to, type - types.setext1 + 1, false);
        return true;
      case types.paragraph:
        this.#enterParagraph(from, to);
        return true;
      case types.listItem:
        this.#tasks.push(taskVeto(this.#text.slice(from, from + 12)));
        return true;
      case types.htmlBlock:
        this.#assembled ??= assembledBy(this.#text, from, to);
        this.#headings.push(...headingsIn(this.#text, from, to));
        emitTextAnchors(this.#text, from, to, this.#emit);
        emitHtml(this.#text, from, to, this.#emit);
        return false;
      case types.htmlTag:
        emitHtml(this.#text, from, to, this.#emit);
        return false;
      case types.commentBlock:
        this.#assembled ??= assembledBy(this.#text, from, to);
        return false;
      case types.autolink:
        this.#hearOfClone(from, to);
        return false;
      case types.comment:
        return false;
      case types.image:
        this.#imageEnd = to;
        return true;
      case types.definition:
        return this.#definitions.isUsed(from);
      case types.url:
        this.#enterDestination(from, to);
        return false;
      case types.inlineCode:
        if (this.#text[from - 1] !== '\\') this.#enterCode(span(from, to));
        return false;
      case types.fencedCode:
        this.#fence = { language: '', pieces: [], from };
        return true;
      case types.codeInfo:
        this.#assembled ??= assembledBy(this.#text, from, to);
        if (this.#fence !== undefined) this.#fence.language = /^\{?\.?([\w+-]*)/.exec(this.#text.slice(from, to))?.[1]?.toLowerCase() ?? '';
        return false;
      case types.codeText:
        this.#fence?.pieces.push(span(from, to));
        return false;
    }
    return true;
  }

  leave(type: number): void {
    if (type === types.listItem) this.#tasks.pop();
    if (type !== types.fencedCode || this.#fence === undefined) return;
    this.#readFence(this.#fence, this.#fence.from);
    this.#fence = undefined;
  }

  #enterHeading(from: number, to: number, level: number, atx: boolean): void {
    const whole = this.#text.slice(from, to);
    const shown = atx ? whole.replace(/(?:[ \t]+#+)?[ \t]*$/, '') : whole.slice(0, whole.lastIndexOf('\n')).trimEnd();
    const lead = atx ? (/^(?:#+[ \t]*)?/.exec(shown)?.[0].length ?? 0) : 0;
    const content = span(from + lead, from + Math.max(lead, shown.length));
    this.#headings.push({ level, start: from, content });
    this.#block = span(from, to);
    this.#sections.enter(level, content, to);
    this.#reader.enterSection(level);
  }

  #enterParagraph(from: number, to: number): void {
    this.#block = span(from, to);
    this.#sections.hear(this.#block);
    this.#assembled ??= assembledBy(this.#text, from, to);
    const folder = folderOfSteps(this.#text.slice(from, to));
    if (folder !== undefined) this.#reader.takeSteps(folder, this.#sections.level);
  }

  #hearOfClone(from: number, to: number): void {
    const repository = clonedAt(this.#text, this.#block, span(from, to));
    if (repository !== undefined) this.#reader.hearOfClone(repository);
  }

  #enterDestination(from: number, to: number): void {
    this.#hearOfClone(from, to);
    const folder = folderOfLink(this.#text.slice(Math.max(this.#block.start, from - 120), from));
    if (folder !== undefined) this.#reader.moveTo(folder);
    if (this.#text.startsWith('https://', from) || isSignThatLeadsNowhere(this.#text, from)) return;
    const bracketed = this.#text[from] === '<';
    const at = bracketed ? span(from + 1, to - 1) : span(from, to);
    const said = this.#vetoOnLink(at);
    emitLink(this.#text, at, { image: from < this.#imageEnd, html: false }, this.#emit, said);
    this.#hearOfState(at);
  }

  #hearOfState(at: Span): void {
    if (this.#mayPutAside) emitSetAside(sentenceAround(this.#text, this.#block, at), this.#slice(at), at, this.#emit);
  }

  #vetoOnLink(at: Span): Veto | undefined {
    const sentence = sentenceAround(this.#text, this.#block, at);
    const said = vetoOnLink(sentence);
    if (said !== undefined) return said;
    const path = this.#slice(at);
    const before = this.#text.slice(Math.max(0, at.start - 300), at.start);
    if (isStillToWrite(before) || isFileToAdd(sentence.before, path)) return 'future';
    const isOwn = this.#ownProject.some(it => it === path || it.endsWith(`/${path}`));
    if (isOwn && isCaptionOfCode(this.#text, this.#block, at)) return 'example';
    // What was done names what was there then; what is to be done may well name what is read for it.
    return this.#sections.isRecord || this.#task() === 'past' ? 'past' : undefined;
  }

  #enterCode(at: Span): void {
    const context = {
      text: this.#text,
      block: this.#block,
      veto: this.#veto(),
      cwdIn: (sentence: string) => this.#reader.cwdIn(sentence),
      made: this.#reader.made,
      folder: this.#folderOfBlock,
    };
    this.#hearOfState(span(at.start + 1, at.end - 1));
    const after = emitCodeSpan(context, at, this.#emit);
    if (after !== undefined) this.#reader.changeFolder(after);
  }

  readonly #folderOfBlock = (): string | undefined => {
    if (this.#folder?.block !== this.#block) this.#folder = { block: this.#block, named: folderNamed(this.#slice(this.#block)) };
    return this.#folder.named;
  };

  #readFence(fence: Fence, from: number): void {
    if (fence.language === 'yaml' || fence.language === 'yml') emitComposeFence(textOfFence(this.#text, fence), this.#emit);
    if (treeLanguages.has(fence.language)) this.#readTree(textOfFence(this.#text, fence).text, span(from, from));
    if (taskLanguages.has(fence.language)) emitTaskFence(textOfFence(this.#text, fence), this.#emit);
    const lead = leadTo(this.#text, this.#block, from);
    const named = folderNamed(lead);
    if (named !== undefined) this.#reader.moveTo(named);
    const scripts = scriptsOf(this.#text, fence);
    if (scripts.length === 0) {
      const file = fileToMake(lead);
      if (file !== undefined) this.#reader.make(file);
      return;
    }
    emitMadeByComment(this.#text, fence, this.#emit);
    emitGeneratedTasks(textOfFence(this.#text, fence).text, span(from, from), this.#emit);
    const shown = isShownFile(lead, () => textOfFence(this.#text, fence).text) ? 'example' : undefined;
    const veto = this.#veto() ?? (isOutput(lead) ? 'output' : (vetoOnCommand({ before: lead, after: '' }) ?? shown));
    for (const { script, veto: own } of scripts) {
      const why = own ?? veto;
      const { clones, made } = this.#reader;
      const cwd = this.#reader.cwdIn(lead);
      const context = { cwd, clones, made, origin: 'prose', ...(why === undefined ? {} : { veto: why }) } as const;
      const after = emitCommandClaims(script, context, this.#emit);
      // A sentence that places one block elsewhere says nothing of the next.
      if (cwd === this.#reader.cwd) this.#reader.follow(after, this.#sections.level);
    }
  }

  #readTree(tree: string, at: Span): void {
    this.#ownProject.push(...pathsOfOwnProject(tree));
    if (this.#mayPutAside) emitSetAsideInTree(tree, at, this.#emit);
  }

  #task(): Veto | undefined {
    return this.#tasks.findLast(it => it !== undefined);
  }

  #veto(): Veto | undefined {
    return this.#task() ?? this.#sections.veto();
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}
