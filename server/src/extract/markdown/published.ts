import { nameOf } from '../../base/path.ts';
import { span } from '../../base/span.ts';
import type { Emit, SourceDocument } from '../extractor.ts';

/**
 * States the address that the front matter says its page is published at: one that ends with the page's own name, since others are
 * what a page is about. A path alone is a route of a site that may be built here.
 */
export function emitPublished({ path, text }: SourceDocument, bodyStart: number, emit: Emit<'doc.published'>): void {
  const match = /^url:[ \t]*["']?(https?:\/\/[^\s"'#]+\/[^\s"'#]+)/im.exec(text.slice(0, bodyStart));
  const [whole, url = ''] = match ?? [];
  if (match === null || whole === undefined) return;
  const name = nameOf(path)
    .replace(/\.\w+$/, '')
    .toLowerCase();
  if (!/^(?:readme|_?index)$/.test(name) && nameOf(url.replace(/\/$/, '')).toLowerCase() !== name) return;
  const start = match.index + whole.length - url.length;
  emit('doc.published', path, span(start, start + url.length), { url });
}
