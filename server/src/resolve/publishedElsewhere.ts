import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { nearName, slipOf } from './nearName.ts';
import { past } from './paths.ts';
import { siteOf } from './sites/site.ts';

/**
 * Whether a dead link may be a route of the site that its page is published on, which is put together elsewhere and from more than
 * lies here. What history moved, and a slip of the pen, are none.
 */
export function isRouteElsewhere(facts: FactView, link: FactOf<'doc.link'>, path: Path): boolean {
  if (link.value.image || facts.in(link.path, 'doc.published').length === 0 || facts.ask(siteOf, link.path) !== undefined) return false;
  const gone = facts.ask(past, path);
  const moved = gone.state === 'removed' && gone.to !== undefined;
  return !moved && slipOf(facts, path) === undefined && facts.ask(nearName, path) === undefined;
}
