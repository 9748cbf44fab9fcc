import { span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';
import { anchorOfContent, type Heading } from './headings.ts';
import { emitLink } from './links.ts';

/** States what HTML inside Markdown links to. */
export function emitHtml(text: string, start: number, end: number, emit: Emit<'doc.link' | 'doc.anchor-link'>): void {
  const script = text.slice(start, end).search(/<script\b/i);
  const shown = script < 0 ? text.slice(start, end) : text.slice(start, start + script);
  if (!shown.includes('=')) return;
  const html = shown.replace(/<!--[\s\S]*?-->/g, it => ' '.repeat(it.length));
  for (const tag of html.matchAll(/<[a-zA-Z][^<>]*>/g)) {
    const [attributes] = tag;
    const from = start + tag.index;
    for (const match of attributes.matchAll(/\s(href|src)\s*=\s*(["'])([^"']*)\2/gi)) {
      const [all, attribute = '', , value = ''] = match;
      if (value === '') continue;
      const at = from + match.index + all.length - 1 - value.length;
      // A picture or a sign that leads nowhere is shown as a link by its writer's template.
      const isSign = /^(?:\s*<img\b|[^\p{L}\p{N}<]*<\/a\b)/iu.test(text.slice(from + attributes.length, from + attributes.length + 80));
      if (attribute.toLowerCase() === 'href' && value.startsWith('#') && isSign) continue;
      const struck = isStruck(text, from, from + attributes.length) ? 'negated' : undefined;
      emitLink(text, span(at, at + value.length), { image: attribute.toLowerCase() === 'src', html: true }, emit, struck);
    }
  }
}

/** Whether the line around a tag strikes it through, so that it is said no more. */
function isStruck(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return before.split('~~').length % 2 === 0 && /^[^\n]*~~/.test(text.slice(end, end + 400));
}

/** The headings that an HTML block makes; GitHub gives them anchors too. */
export function headingsIn(text: string, start: number, end: number): readonly Heading[] {
  const html = text.slice(start, end);
  if (!/<h[1-6]/i.test(html)) return [];
  return [...html.matchAll(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>/gi)].map(match => {
    const [all, level = '1', content = ''] = match;
    const from = start + match.index + all.indexOf(content, all.indexOf('>'));
    const lead = content.length - content.trimStart().length;
    return { level: Number(level), start: start + match.index, content: span(from + lead, from + lead + content.trim().length) };
  });
}

/**
 * States the anchors of lines in an HTML block that read like headings. CommonMark takes them for HTML unless a blank line stands
 * before them, and other renderers do not.
 */
export function emitTextAnchors(text: string, start: number, end: number, emit: Emit<'doc.anchor'>): void {
  const html = text.slice(start, end);
  if (!html.includes('\n#')) return;
  for (const match of html.matchAll(/\n(#{1,6}[ \t]+)(\S[^\n]*)/g)) {
    const [, marks = '', line = ''] = match;
    const content = line.trimEnd();
    const at = start + match.index + 1 + marks.length;
    emit('doc.anchor', anchorOfContent(content), span(at, at + content.length), { written: 'text' });
  }
}

/**
 * States the anchors of `id=` and `name=` anywhere in a text: in a table a code span may seem to reach over them, since the cells of
 * tables are not told apart.
 */
export function emitHtmlAnchors(text: string, emit: Emit<'doc.anchor'>): void {
  if (!/\s(?:id|name)\s*=/i.test(text)) return;
  for (const match of text.matchAll(/<\w[^<>]*?\s(?:id|name)\s*=\s*(?:\{?["']([^"'\n]+)["']|([^\s"'`<>={}]+))/gi)) {
    const [all, quoted, bare = ''] = match;
    const name = quoted ?? bare;
    const at = match.index + all.length - (quoted === undefined ? 0 : 1) - name.length;
    emit('doc.anchor', name, span(at, at + name.length), { written: 'html' });
  }
}
