import { folderOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { anchorsOf, hasAnchor, isRendererAnchor } from './anchors.ts';
import { destinationOf, markdownTarget } from './links.ts';
import { roleOf } from './role.ts';
import { wasThere } from './sites/destination.ts';
import { siteOf } from './sites/site.ts';

/** How many links arrive and how many do not. What history knows to be gone says nothing of how links are read, and is left out. */
export interface LinkTally {
  readonly held: number;
  readonly failed: number;
}

/**
 * Whether the documents around one have their links read as we read them. Where many links of an area fail, it is our reading that
 * fails: a generator that nobody configured here resolves them otherwise, and the documents are built for it. A few dead links among
 * many that arrive are what drift looks like.
 */
export function readsAsWeDo(facts: FactView, document: Path, of: 'links' | 'anchors'): boolean {
  // What a folder of some tool holds is read by that tool, which may show it elsewhere.
  if (/(?:^|\/)\.(?!(?:github|gitlab|claude|agents?|codex|gemini)\/)[^/]+\//.test(document)) return false;
  // What lies in the root is read on the host's own pages.
  if (folderOf(document) === '' && facts.ask(siteOf, document) === undefined) return true;
  const { held, failed } = facts.ask(of === 'links' ? linksOfArea : anchorsOfArea, areaOf(facts, document));
  return failed <= few || failed * share <= held;
}

/** So many dead links are drift, whatever the others do. */
const few = 3;

/** Of so many links that arrive one may be dead. */
const share = 4;

/** The documents that are read together: of one site, else below one folder of the root, else those of the root. */
const areaOf = (facts: FactView, document: Path): Path => facts.ask(siteOf, document)?.content ?? outermost(document);

const outermost = (path: Path): Path => (folderOf(path) === '' ? '' : (path.split('/')[0] ?? ''));

const linksOfArea = defineResolution({
  id: 'links-of-area',
  reads: [],
  answer: (facts, area: Path): LinkTally => sum(facts.ask(linkingDocuments, area).map(it => facts.ask(linksOf, it))),
});

const anchorsOfArea = defineResolution({
  id: 'anchors-of-area',
  reads: [],
  answer: (facts, area: Path): LinkTally => sum(facts.ask(linkingDocuments, area).map(it => facts.ask(anchorLinksOf, it))),
});

const sum = (tallies: readonly LinkTally[]): LinkTally => ({
  held: tallies.reduce((total, it) => total + it.held, 0),
  failed: tallies.reduce((total, it) => total + it.failed, 0),
});

/** The documents of an area that hold links and whose links are judged; question: the area. */
const linkingDocuments = defineResolution({
  id: 'linking-documents',
  reads: ['doc.link', 'doc.anchor-link'],
  answer: (facts, area: Path): readonly Path[] =>
    [...new Set([...facts.all('doc.link'), ...facts.all('doc.anchor-link')].map(it => it.path))].filter(
      it => ['living', 'site'].includes(facts.ask(roleOf, it)) && areaOf(facts, it) === area,
    ),
});

/** The tally of one document's links to files; question: its path. */
const linksOf = defineResolution({
  id: 'link-tally',
  reads: ['doc.link'],
  answer(facts, document: Path): LinkTally {
    const tally = { held: 0, failed: 0 };
    for (const link of facts.in(document, 'doc.link')) {
      if (link.veto !== undefined) continue;
      const destination = destinationOf(facts, link);
      if (destination.is === 'file') tally.held++;
      else if (destination.is === 'missing' && !wasThere(facts, destination.path)) tally.failed++;
    }
    return tally;
  },
});

/** The tally of the anchors that one document's links name; question: its path. */
const anchorLinksOf = defineResolution({
  id: 'anchor-tally',
  reads: ['doc.link', 'doc.anchor-link'],
  answer(facts, document: Path): LinkTally {
    const own = facts.in(document, 'doc.anchor-link').map(it => ({ target: document, anchor: it.key, veto: it.veto }));
    const others = facts.in(document, 'doc.link').flatMap(link => {
      const { anchor } = link.value;
      const target = anchor === undefined || link.veto !== undefined ? undefined : markdownTarget(facts, link);
      return anchor === undefined || target === undefined ? [] : [{ target, anchor, veto: link.veto }];
    });
    const tally = { held: 0, failed: 0 };
    for (const { target, anchor, veto } of [...own, ...others]) {
      if (veto !== undefined || isRendererAnchor(anchor)) continue;
      const anchors = facts.ask(anchorsOf, target);
      if (hasAnchor(anchors, anchor)) tally.held++;
      else if (anchors.names.length > 0 && !anchors.open) tally.failed++;
    }
    return tally;
  },
});
