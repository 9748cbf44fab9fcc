import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { type Destination, namedPath, thereAt } from './destination.ts';

/**
 * Where a link leads on a site whose links are routes, which its files do not tell: front matter, permalinks, languages and aliases
 * choose them, and a page may lie one folder deeper than its file. Sources: Hugo, "Links and cross references"; Jekyll,
 * "Permalinks"; docsify, "Configuration" (alias, relativePath); Mintlify, "Navigation"; Astro, "Routing".
 */
export function onRoutes(facts: FactView, link: FactOf<'doc.link'>): Destination {
  const path = namedPath(link);
  if (path === undefined) return { is: 'unknown', because: 'not-local' };
  return thereAt(facts, path) ?? { is: 'unknown', because: 'site' };
}
