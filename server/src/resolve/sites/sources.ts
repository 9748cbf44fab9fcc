import { isInside, type Path, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { existence } from '../paths.ts';
import { type Destination, extensionKind, namedPath, nothingAt, thereAt, wasThere } from './destination.ts';
import type { Site } from './site.ts';

/**
 * Where a link leads on a site whose pages link to each other's source files, as most generators have it: from the page's folder.
 * What begins with `/`, has no extension or is a built page names a route, and so does HTML, which the generator hands on as it
 * is. `also` are folders that the generator looks from too.
 */
export function toSource(facts: FactView, link: FactOf<'doc.link'>, site: Site, also: readonly Path[] = []): Destination {
  const path = namedPath(link);
  if (path === undefined) return { is: 'unknown', because: 'not-local' };
  const there = thereAt(facts, path);
  if (there !== undefined) return there;
  const bare = link.key.replace(/^\//, '');
  const other = also.flatMap(it => resolvePath(it, bare) ?? []).find(it => facts.ask(existence, it) === 'file');
  if (other !== undefined) return { is: 'file', path: other };
  // An alias of the site's folders (`@site/`, `~/`) is no path.
  if (/^[/@~]/.test(link.key) || link.value.html || extensionKind(path) !== 'file') return { is: 'unknown', because: 'site' };
  // What leaves the site may be another site of the same host.
  if ((site.open || !isInside(path, site.content)) && !wasThere(facts, path)) return { is: 'unknown', because: 'site' };
  return nothingAt(facts, path);
}
