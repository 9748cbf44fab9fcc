import { slug } from 'github-slugger';
import type { Span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';

/** A heading before its anchor is known. */
export interface Heading {
  readonly level: number;
  /** Where the whole heading begins. */
  readonly start: number;
  /** The heading's content, without marks. */
  readonly content: Span;
}

/**
 * States the headings of a document with the anchors that GitHub gives them: equal ones get `-1`, `-2`, … in their order.
 * Returns what the headings show.
 */
export function emitHeadings(text: string, headings: readonly Heading[], emit: Emit<'doc.heading' | 'doc.anchor'>): readonly string[] {
  const anchors = new Map<string, number>();
  const titles: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const raw = text.slice(heading.content.start, heading.content.end);
    const attribute = raw.includes('{') ? /\s*\{:?\s*(?:#([^\s}]+)[^}]*|\.[^}]*)\}\s*$/.exec(raw) : null;
    const shown = plainText(attribute === null ? raw : raw.slice(0, attribute.index));
    let next = index + 1;
    while ((headings[next]?.level ?? 0) > heading.level) next++;
    const sectionEnd = headings[next]?.start ?? text.length;
    titles.push(shown);
    emit('doc.heading', anchorOf(shown, anchors), heading.content, { text: shown, level: heading.level, sectionEnd });
    // GitHub takes the list for text; others leave the mark of a note out.
    if (attribute !== null) emit('doc.anchor', anchorOfContent(raw), heading.content, { written: 'text' });
    if (raw.includes('[^')) emit('doc.anchor', anchorOfContent(raw.replace(notes, '')), heading.content, { written: 'text' });
    // GitHub keeps the blank before a picture.
    if (raw.includes('![')) emit('doc.anchor', slugOf(withoutMarkup(raw)), heading.content, { written: 'text' });
    // Docusaurus 1 takes tags for words (its `toSlug` is given the heading as written); others leave out what an element holds.
    if (tag.test(raw))
      for (const it of new Set([slugOf(raw), anchorOfContent(raw.replace(elements, ''))]))
        if (it !== '') emit('doc.anchor', it, heading.content, { written: 'text' });
    if (attribute?.[1] === undefined) continue;
    const start = heading.content.start + raw.indexOf(attribute[1], attribute.index);
    emit('doc.anchor', attribute[1], { start, end: start + attribute[1].length }, { written: 'attribute' });
  }
  return titles;
}

/** The anchor of a heading by its content alone, as if there were no other of the name. */
export const anchorOfContent = (markdown: string): string => slugOf(plainText(markdown));

/** The anchor of the next heading, and the count of those of its name. */
function anchorOf(shown: string, taken: Map<string, number>): string {
  const name = slugOf(shown);
  let anchor = name;
  while (taken.has(anchor)) {
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    anchor = `${name}-${count}`;
  }
  taken.set(anchor, 0);
  return anchor;
}

/** The slugger's pattern is slow, and plain words with arrows, dashes and emoji among them do not need it. */
function slugOf(shown: string): string {
  if (/^[\w -]*$/.test(shown)) return shown.toLowerCase().replaceAll(' ', '-');
  const plain = /^[\x00-\x7f]*$/.test(shown) ? shown : shown.replace(symbols, '');
  if (!/^[\ufe0f\x00-\x7f]*$/.test(plain)) return slug(shown);
  return plain
    .toLowerCase()
    .replace(/(?!\ufe0f)[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-');
}

/** Characters of which no anchor keeps anything: punctuation, arrows, signs, boxes, and emoji. */
const symbols = /[\u2010-\u203e\u2190-\u24b5\u24ea-\u2bff]|\ud83c[\udd8a-\udfff]|\ud83d[\udc00-\udfff]|\ud83e[\udc00-\udfef]/g;

/** What a heading shows: links by their text, images by nothing, code by its content, emphasis and tags taken out. */
const plainText = (markdown: string): string => withoutMarkup(markdown).trim();

function withoutMarkup(markdown: string): string {
  if (!/[`[<_*\\&~]/.test(markdown)) return markdown;
  // Marks in code are text, and a link may hold code: it is put back when the marks around it are gone.
  const codes: string[] = [];
  const masked = markdown.replace(/`+[^`]*`+/g, code => {
    codes.push(code.replace(/^`+ ?| ?`+$/g, ''));
    return String.fromCharCode(firstMask + codes.length - 1);
  });
  return withoutMarks(masked).replace(masks, mask => codes[mask.charCodeAt(0) - firstMask] ?? mask);
}

/** Characters for private use, of which Unicode has 6,400 in a row from here on. */
const firstMask = 0xe000;
const masks = /[\ue000-\uf8ff]/g;

const tag = /<\/?[a-zA-Z]/;
const elements = /<([a-zA-Z][\w-]*)[^<>]*>.*?<\/\1>/g;

const notes = /\[\^[^\]]*\]/g;

/**
 * Links and images with an address, which may have parentheses and a title, or a label. A title may hold parentheses, and a link an
 * image (CommonMark, "Links").
 */
const links = /\[([^\]]*)\](?:\([^()"]*(?:\([^()"]*\)[^()"]*)*(?:"[^"]*"\s*)?\)|\[[^\]]*\])/g;
/** Of a label alone, too, which a definition elsewhere gives an address. */
const images = new RegExp(`!(?:${links.source}|\\[[^\\]]*\\])`, 'g');

function withoutMarks(markdown: string): string {
  return markdown
    .replace(/<!--.*?-->/g, '')
    .replace(images, '')
    .replace(links, '$1')
    .replace(/<(https?:[^<>\s]*)>/g, '$1')
    .replace(/(?<!\\)<\/?[a-zA-Z][^>]*>/g, '')
    .replace(/&[a-z]+;|&#\d+;/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\*+|~~/g, '')
    .replace(/(^|[^\p{L}\p{N}_])_{1,3}(?=\S)([^_]*(?:_[\p{L}\p{N}][^_]*)*)_{1,3}(?![\p{L}\p{N}_])/gu, '$1$2');
}
