import { nowhere } from '../../base/span.ts';
import type { Emit, SourceDocument } from '../extractor.ts';
import { emitStatedAnchors } from './anchors.ts';
import { emitHeadings } from './headings.ts';
import { scanHeadings } from './headingScan.ts';
import { emitHtmlAnchors } from './html.ts';

/**
 * States all anchors of a document that is read for nothing else, as one fact: such documents are most of some repositories, and their headings are asked for by few links.
 */
export function emitAnchorsAlone({ path, text }: SourceDocument, emit: Emit<'doc.anchors'>): void {
  const names: string[] = [];
  const collect = Object.assign((_kind: string, anchor: string) => void names.push(anchor), { problem: () => undefined });
  emitHeadings(text, scanHeadings(text), collect);
  emitHtmlAnchors(text, collect);
  emitStatedAnchors(text, collect);
  if (names.length > 0) emit('doc.anchors', path, nowhere, { names });
}
