import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import type { Destination } from './destination.ts';
import { onDocusaurus } from './docusaurus.ts';
import type { Generator } from './generators.ts';
import { onRoutes } from './routes.ts';
import type { Site } from './site.ts';
import { toSource } from './sources.ts';
import { onSphinx } from './sphinx.ts';

/** How a generator reads the links of its pages. */
export interface Conventions {
  destination(facts: FactView, link: FactOf<'doc.link'>, site: Site): Destination;
  /**
   * What the anchors of a page come from: its own headings and the ids that it states, whose punctuation generators treat
   * differently; or what the page does not tell, as names from the whole project.
   */
  readonly anchors: 'page' | 'unknown';
}

/**
 * The conventions of each generator. MkDocs and mdBook link source files (MkDocs, "Writing your docs", internal links; mdBook,
 * "Markdown"); so do VitePress and VuePress ("Markdown extensions", internal links), Quarto and DocFX.
 */
export const conventions: Readonly<Record<Generator['name'], Conventions>> = {
  mkdocs: { destination: (facts, link, site) => toSource(facts, link, site), anchors: 'page' },
  mdbook: { destination: (facts, link, site) => toSource(facts, link, site), anchors: 'page' },
  vitepress: { destination: (facts, link, site) => toSource(facts, link, site), anchors: 'page' },
  vuepress: { destination: (facts, link, site) => toSource(facts, link, site), anchors: 'page' },
  docusaurus: { destination: onDocusaurus, anchors: 'page' },
  sphinx: { destination: onSphinx, anchors: 'unknown' },
  quarto: { destination: (facts, link, site) => toSource(facts, link, site), anchors: 'unknown' },
  docfx: { destination: (facts, link, site) => inAnyCase(toSource(facts, link, site, [site.content])), anchors: 'page' },
  other: { destination: onRoutes, anchors: 'unknown' },
};

/** Where such pages are most often read, on Microsoft Learn, an address holds in any case. */
const inAnyCase = (destination: Destination): Destination =>
  destination.is === 'other-case' ? { is: 'unknown', because: 'site' } : destination;
