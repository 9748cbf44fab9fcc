import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** The anchors that links may lead to in a Markdown document. */
export interface Anchors {
  /** As written in links, without `#`; headings first, in their order. */
  readonly names: readonly string[];
  /** The same with everything but letters and digits taken out: generators of anchors differ in the rest. */
  readonly loose: readonly string[];
}

/** The anchors of a document; question: its path. None are known of a document that was not read. */
export const anchorsOf = defineResolution({
  id: 'anchors',
  reads: ['doc.heading', 'doc.anchor'],
  answer(facts, path: Path): Anchors {
    const names = [...facts.in(path, 'doc.heading'), ...facts.in(path, 'doc.anchor')].map(it => it.key);
    return { names, loose: [...new Set(names.map(looseAnchor))] };
  },
});

export const looseAnchor = (anchor: string): string => anchor.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
