import { isPartOf } from '../../base/nameWords.ts';
import { folderOf, isInside, nameOf, type Path, relativePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { readsAsWeDo } from '../../resolve/linkReading.ts';
import { areLinksElsewhere } from '../../resolve/linksElsewhere.ts';
import { destinationOf, missingScheme } from '../../resolve/links.ts';
import { nearName } from '../../resolve/nearName.ts';
import { past } from '../../resolve/paths.ts';
import { isRouteElsewhere } from '../../resolve/publishedElsewhere.ts';
import { groupOf, type Replacement, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { wasThere } from '../../resolve/sites/destination.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-link',
  summary: 'A link or image leads to a file that is not there',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['doc.link'],
  reads: ['tree.file', 'tree.folder', 'tree.name', 'history.removed'],
  roles: ['living', 'site'],
  judge(claim, facts) {
    const destination = destinationOf(facts, claim);
    if (destination.is === 'unknown') return unknown(destination.because);
    if (destination.is !== 'missing') return holds;
    if (facts.ask(areLinksElsewhere, claim.path)) return unknown('elsewhere');
    const { path } = destination;
    if (isRouteElsewhere(facts, claim, path)) return unknown('site');
    const message = `No file "${path}"${whatHappened(facts, path)}`;
    // What an element of MDX names is read by the browser, from wherever the page is shown.
    const isElement = claim.value.html && /\.mdx$/i.test(claim.path);
    const sure = wasThere(facts, path) || (!isElement && readsAsWeDo(facts, claim.path, 'links'));
    const contradiction = {
      message,
      proved: wasThere(facts, path),
      ...(sure ? {} : { confidence: 'likely' as const }),
      ...groupOf(facts, path),
    };
    const scheme = wasThere(facts, path) ? undefined : missingScheme(claim.key);
    if (scheme !== undefined) {
      const fixes = [changeTo(claim, scheme + claim.key, 'review')];
      return fails({ ...contradiction, message: `${message}; as an address it begins with "${scheme}"`, fixes });
    }
    const now = replacementOf(facts, path, claim.path) ?? namedAlike(facts, claim, path);
    if (now === undefined) return fails(contradiction);
    const link = linkTo(now.path, claim);
    return fails({
      ...contradiction,
      related: [{ path: now.path, span: nowhere, message: now.why }],
      fixes: [changeTo(claim, encodeURI(link), now.sure ? 'safe' : 'review', link)],
    });
  },
});

/** How the document links to a file: from the root if it did so, unless the file lies with the document below the root. */
function linkTo(path: Path, claim: FactOf<'doc.link'>): string {
  const folder = folderOf(claim.path);
  return claim.key.startsWith('/') && (folder === '' || !isInside(path, folder)) ? `/${path}` : relativePath(folder, path);
}

/**
 * A file beside a path whose name is like its own. What history knows to be elsewhere is not meant, and of names that differ by a word not
 * the one that the document links to besides, nor any where a file of the very name is kept elsewhere.
 */
function namedAlike(facts: FactView, claim: FactOf<'doc.link'>, path: Path): Replacement | undefined {
  const gone = facts.ask(past, path);
  const near = gone.state === 'removed' && gone.to !== undefined ? undefined : facts.ask(nearName, path);
  if (
    near === undefined ||
    leavesOut(nameOf(near), nameOf(path)) ||
    (isPartOf(nameOf(near), nameOf(path)) && (isLinked(facts, claim.path, near) || facts.get('tree.name', nameOf(path)).length > 0))
  )
    return undefined;
  return { path: near, sure: false, why: 'a name like it' };
}

/** Whether a file's name is another one without some of its words, as that of the general thing is: `start.sh` of `start-local.sh`. */
const leavesOut = (name: string, written: string): boolean => name.length < written.length && isPartOf(stemOf(name), stemOf(written));

const stemOf = (name: string): string => name.replace(/\.\w+$/, '');

const isLinked = (facts: FactView, document: Path, file: Path): boolean =>
  facts.in(document, 'doc.link').some(it => {
    const destination = destinationOf(facts, it);
    return destination.is === 'file' && destination.path === file;
  });
