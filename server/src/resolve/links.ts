import { folderOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { linkedFrom } from './linkedFrom.ts';
import { existence } from './paths.ts';
import { conventions } from './sites/conventions.ts';
import type { Destination } from './sites/destination.ts';
import { onGitHub } from './sites/github.ts';
import { isPutAmongPages, siteOf } from './sites/site.ts';

/** Where a link leads: as the generator reads it whose site the document is a page of, else as GitHub does. */
export function destinationOf(facts: FactView, link: FactOf<'doc.link'>): Destination {
  // An address with a slip of the pen is still an address.
  if (/^\W*(?:https?|mailto|ftp):/i.test(link.key) || hostPage.test(link.key)) return { is: 'unknown', because: 'not-local' };
  const site = facts.ask(siteOf, link.path);
  const destination = site === undefined ? onGitHub(facts, link) : conventions[site.generator].destination(facts, link, site);
  if (destination.is !== 'missing') return destination;
  if (holdsThroughLink(facts, link)) return { is: 'unknown', because: 'unproven' };
  return isPutAmongPages(facts, destination.path) ? { is: 'unknown', because: 'site' } : destination;
}

/** Whether a link holds for who reads its document through a symbolic link. */
const holdsThroughLink = (facts: FactView, { path, key }: FactOf<'doc.link'>): boolean =>
  !key.startsWith('/') &&
  facts.ask(linkedFrom, path).some(it => {
    const named = resolvePath(folderOf(it), key);
    return named !== undefined && ['file', 'folder'].includes(facts.ask(existence, named));
  });

/** Links that climb into the host's own pages: issues, releases, the wiki. */
const hostPage =
  /^(?:\.\.\/)+(?:(?:blob|tree|raw|edit|commits?|compare|releases|issues|pulls?|wiki|discussions|actions|projects|security|milestones|labels|settings|graphs|network|stargazers|forks)(?:\/|$)|[\w.-]+\/[\w.-]+\/(?:blob|tree|raw|issues|pulls?|wiki|releases)(?:\/|$))/;

/** The Markdown document that a link leads to. */
export function markdownTarget(facts: FactView, link: FactOf<'doc.link'>): Path | undefined {
  const destination = destinationOf(facts, link);
  return destination.is === 'file' && /\.(?:md|markdown|mdown|mkd)$/i.test(destination.path) ? destination.path : undefined;
}

/** What an address lacks that is written without its scheme: `www.example.com`, `example.org/about`, `help@example.com`. */
export const missingScheme = (written: string): string | undefined =>
  /^www\.[\w-]+\.\w/.test(written) || host.test(written)
    ? 'https://'
    : /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(written)
      ? 'mailto:'
      : undefined;

/** A name below a domain that is no ending of files too, as `.md`, `.sh` and `.pl` are. */
const host =
  /^[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|gov|edu|int|info|io|dev|app|eu|at|au|be|br|ca|ch|cn|cz|de|dk|es|fi|fr|it|jp|kr|nl|nz|se|uk|us)(?::\d+)?(?:[/?#]|$)/;
