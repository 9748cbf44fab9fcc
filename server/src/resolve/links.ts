import { folderOf, foldersAbove, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { otherCase } from './otherCase.ts';
import { existence, past } from './paths.ts';
import { isProduced } from './produced.ts';
import { type Site, siteOf } from './site.ts';

/** Where a link of a document leads. */
export type Destination =
  | { readonly is: 'file' | 'folder'; readonly path: Path }
  /** Nothing is there. */
  | { readonly is: 'missing'; readonly path: Path }
  /** Nothing is there; `path` differs from what is written by case alone. */
  | { readonly is: 'other-case'; readonly path: Path }
  /** Nothing is there, but the same words lead somewhere from the root. */
  | { readonly is: 'from-root'; readonly path: Path }
  | { readonly is: 'unknown'; readonly because: 'site' | 'not-local' | 'opaque' | 'ignored' | 'produced' | 'unproven' };

/**
 * Where a link leads, as GitHub resolves it: from the document's folder, `/x` from the root. Links that climb above the
 * root are pages of the host. A destination without extension is missing only when history knows it.
 */
export function destinationOf(facts: FactView, link: FactOf<'doc.link'>): Destination {
  const written = link.key;
  const rooted = written.startsWith('/');
  // An address with a slip of the pen is still an address.
  if (/^\W*(?:https?|mailto|ftp):/i.test(written)) return { is: 'unknown', because: 'not-local' };
  if (!rooted && hostPage.test(written)) return { is: 'unknown', because: 'not-local' };
  const path = rooted ? resolvePath('', written.slice(1)) : resolvePath(folderOf(link.path), written);
  if (path === undefined) return { is: 'unknown', because: 'not-local' };
  const there = facts.ask(existence, path);
  if (there === 'file' || there === 'folder') return { is: there, path };
  if (there === 'opaque' || there === 'ignored') return { is: 'unknown', because: there };
  const site = facts.ask(siteOf, link.path);
  const kind = extensionKind(path);
  const onSite = site?.generator === 'docusaurus' && !rooted ? fromContent(facts, site, link) : undefined;
  if (onSite !== undefined) return { is: 'file', path: onSite };
  // Sphinx takes a word that is no file for a name in any of its projects, and builds more files than it has sources.
  if (site?.generator === 'sphinx' && !/\.(?:md|rst|png|jpe?g|gif|svg|webp)$/i.test(written)) return { is: 'unknown', because: 'site' };
  if (site?.generator === 'sphinx' && /\.html\.md$/i.test(written)) return { is: 'unknown', because: 'site' };
  if (site !== undefined && (rooted || site.links === 'routes' || kind !== 'file')) return { is: 'unknown', because: 'site' };
  const cased = facts.ask(otherCase, path);
  if (cased !== undefined) return { is: 'other-case', path: cased };
  if (facts.ask(isProduced, path)) return { is: 'unknown', because: 'produced' };
  if (link.value.html && standsAbove(facts, link)) return { is: 'unknown', because: 'unproven' };
  const known = facts.ask(past, path).state === 'removed';
  if (!known && (kind !== 'file' || (rooted && !/\.(?:md|mdx|markdown)$/i.test(path)))) return { is: 'unknown', because: 'unproven' };
  const fromRoot = rooted || site !== undefined || /^\.{1,2}\//.test(written) ? undefined : resolvePath('', written);
  if (fromRoot !== undefined && fromRoot !== path) {
    const other = facts.ask(existence, fromRoot);
    if (other === 'file' || other === 'folder') return { is: 'from-root', path: fromRoot };
    if (!known && facts.ask(past, fromRoot).state === 'removed') return { is: 'missing', path: fromRoot };
  }
  return { is: 'missing', path };
}

/** Whether HTML's address holds from a folder between the document's and the root: a program that shows the document may serve that folder. */
const standsAbove = (facts: FactView, { path, key }: FactOf<'doc.link'>): boolean =>
  !/^[./]/.test(key) && [...foldersAbove(folderOf(path))].some(it => it !== '' && isThere(facts, resolvePath(it, key)));

const isThere = (facts: FactView, path: Path | undefined): boolean => path !== undefined && facts.ask(existence, path) === 'file';

/** Docusaurus looks for a file from the content's folder and the site's too. Source: Docusaurus, "Markdown links". */
function fromContent(facts: FactView, { root }: Site, link: FactOf<'doc.link'>): Path | undefined {
  if (/^\.{1,2}\//.test(link.key)) return undefined;
  const below = root === '' ? link.path : link.path.slice(root.length + 1);
  const content = resolvePath(root, below.split('/')[0] ?? '');
  return [content, root]
    .flatMap(it => (it === undefined ? [] : (resolvePath(it, link.key) ?? [])))
    .find(it => facts.ask(existence, it) === 'file');
}

const hostPage =
  /^(?:\.\.\/)+(?:(?:blob|tree|raw|edit|commits?|compare|releases|issues|pulls?|wiki|discussions|actions|projects|security|milestones|labels|settings|graphs|network|stargazers|forks)(?:\/|$)|[\w.-]+\/[\w.-]+\/(?:blob|tree|raw|issues|pulls?|wiki|releases)(?:\/|$))/;

/** A page may be built from something else, and a name without extension may be a route. */
function extensionKind(path: Path): 'file' | 'page' | 'none' {
  const extension = /\.([a-z][a-z0-9]{0,9}|7z|mp[34])$/i.exec(nameOf(path))?.[1];
  if (extension === undefined) return 'none';
  return /^(?:html?|xhtml|php|aspx?)$/i.test(extension) ? 'page' : 'file';
}

/** The Markdown document that a link leads to. */
export function markdownTarget(facts: FactView, link: FactOf<'doc.link'>): Path | undefined {
  const destination = destinationOf(facts, link);
  return destination.is === 'file' && /\.(?:md|markdown|mdown|mkd)$/i.test(destination.path) ? destination.path : undefined;
}
