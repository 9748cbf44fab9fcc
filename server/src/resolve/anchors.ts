import { wordsOf } from '../base/nameWords.ts';
import { nearest } from '../base/nearest.ts';
import type { Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** The anchors that links may lead to in a Markdown document. */
export interface Anchors {
  /** As written in links, without `#`; headings first, in their order. */
  readonly names: readonly string[];
  /** The same with everything but letters and digits taken out: generators of anchors differ in the rest. */
  readonly loose: readonly string[];
  /** Those that only some makers of anchors see, likewise taken out. */
  readonly doubtful: readonly string[];
  /** Whether text from elsewhere, which may have others, becomes part of the document. */
  readonly open: boolean;
}

/** The anchors of a document; question: its path. None are known of a document that was not read. */
export const anchorsOf = defineResolution({
  id: 'anchors',
  reads: ['doc.heading', 'doc.anchor', 'doc.anchors', 'doc.assembled'],
  answer(facts, path: Path): Anchors {
    const written = facts.in(path, 'doc.anchor');
    const stated = [...facts.in(path, 'doc.heading'), ...written.filter(it => it.value.written !== 'text')].map(it => it.key);
    const names = [...stated, ...facts.in(path, 'doc.anchors').flatMap(it => it.value.names)];
    const doubtful = written.filter(it => it.value.written === 'text').map(it => looseAnchor(it.key));
    return { names, loose: [...new Set(names.map(looseAnchor))], doubtful, open: facts.in(path, 'doc.assembled').length > 0 };
  },
});

/** Accents go with the punctuation: MkDocs and VitePress take them off. */
const looseAnchor = (anchor: string): string =>
  (plain.test(anchor) ? anchor : anchor.normalize('NFKD')).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const plain = /^[\x00-\x7f]*$/;

/** Whether a link to an anchor arrives, whatever the generator of anchors; some keep the names of entities. */
export function hasAnchor({ loose }: Anchors, anchor: string): boolean {
  const bare = looseAnchor(anchor.replace(/^(?:user-content|markdown-header)-/, ''));
  return loose.includes(bare) || (/lt|gt|amp|quot/.test(bare) && loose.includes(bare.replace(/lt|gt|amp|quot/g, '')));
}

/** Whether a link to an anchor arrives where the text of HTML makes headings, too. */
export const mayHaveAnchor = ({ doubtful }: Anchors, anchor: string): boolean => doubtful.includes(looseAnchor(anchor));

/** Whether other documents link to an anchor of their own by the same name, which they do not have either: their site adds it. */
export const isAddedByTheSite = (facts: FactView, document: Path, anchor: string): boolean =>
  facts.get('doc.anchor-link', anchor).some(it => it.path !== document && !hasAnchor(facts.ask(anchorsOf, it.path), anchor));

/**
 * The anchor that was most likely meant: one that begins with it, else the nearest; another number is another thing. One that is a single
 * word, as of several written together, is meant by what differs in a quarter of it at most.
 */
export function nearestAnchor({ names }: Anchors, anchor: string): string | undefined {
  const longer = anchor.length > 3 ? names.find(it => it.startsWith(`${anchor}-`)) : undefined;
  return (
    longer ??
    nearest(
      anchor,
      names.filter(it => digits(it) === digits(anchor)),
      wordsOf(anchor).length > 1 ? undefined : Math.max(1, Math.floor(anchor.length / 4)),
    )
  );
}

const digits = (anchor: string): string => anchor.replace(/\D+/g, ' ').trim();

/** Whether an anchor is written as no known maker of anchors writes them, who leave neither capitals nor other signs. */
export const isOfAnotherMaker = (anchor: string): boolean => /\p{Lu}/u.test(anchor) || /[:/.,()&]/.test(anchor);

/** Whether an anchor may be meant as the number of an issue, of which hosts of repositories make links only in their own pages. */
export const mayBeIssue = (anchor: string): boolean => /^\d+$/.test(anchor);

/**
 * Whether no heading is needed for an anchor: `#L20` and `#L19C5-L21C11` name lines of a file shown as code, `#top` and text
 * fragments are the browser's, foot notes and tabs the renderer's, and dotted names those of generated references. `#none` and signs
 * alone lead nowhere on purpose.
 */
export const isRendererAnchor = (anchor: string): boolean =>
  /^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|top|readme|none|null|void|nowhere|nolink|:~:.*|\/.*|!.*|[^\p{L}\p{N}]+)$/iu.test(anchor) ||
  /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(anchor) ||
  /^(?:user-content-)?(?:fn|fnref|footnote|cite|ref)[-_:]?\w*$|^(?:__|tab[-/])|=/i.test(anchor);
