import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import type { Destination } from './destination.ts';
import type { Site } from './site.ts';
import { toSource } from './sources.ts';

/**
 * Sphinx, by MyST, takes a word that is no file for a name in any of its projects, and builds more files than it has sources. Only
 * a Markdown page or an image can be told to be missing. Source: MyST-Parser, "Cross-references".
 */
export function onSphinx(facts: FactView, link: FactOf<'doc.link'>, site: Site): Destination {
  if (!/\.(?:md|png|jpe?g|gif|svg|webp)$/i.test(link.key) || /\.html\.md$/i.test(link.key)) return { is: 'unknown', because: 'site' };
  return toSource(facts, link, site, [site.content]);
}
