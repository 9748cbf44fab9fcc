import { type Path, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import type { Destination } from './destination.ts';
import type { Site } from './site.ts';
import { toSource } from './sources.ts';

/**
 * Docusaurus looks for a file from the page's folder, then from the content's and the site's; what begins with `./` or `../` from
 * the first alone. `@site/` is the site's folder. Source: Docusaurus, "Markdown links".
 */
export function onDocusaurus(facts: FactView, link: FactOf<'doc.link'>, site: Site): Destination {
  const { key } = link;
  return toSource(facts, link, site, /^\.{1,2}\//.test(key) ? [] : [contentOf(link.path, site), site.home]);
}

/** The folder of the plugin's content that a page belongs to: the site's own one, or the first below the site. */
function contentOf(path: Path, { home, content }: Site): Path {
  if (content !== home) return content;
  const below = home === '' ? path : path.slice(home.length + 1);
  return resolvePath(home, below.split('/')[0] ?? '') ?? home;
}
