import { folderOf, foldersAbove, nameOf, type Path, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { existence, sameSuffix } from '../paths.ts';
import { isFoundByName } from './byName.ts';
import { type Destination, extensionKind, namedPath, nothingAt, thereAt, wasThere } from './destination.ts';

/**
 * Where a link leads as GitHub resolves it, and every other host of repositories: from the document's folder, `/x` from the
 * root. A destination without extension is missing only when history knows it. Source: GitHub, "About READMEs", relative links.
 */
export function onGitHub(facts: FactView, link: FactOf<'doc.link'>): Destination {
  const { key } = link;
  const path = namedPath(link);
  if (path === undefined) return { is: 'unknown', because: 'not-local' };
  const there = thereAt(facts, path);
  if (there !== undefined) return there;
  const nothing = nothingAt(facts, path);
  if (nothing.is !== 'missing') return nothing;
  // What speaks to a generator is built by one, whose configuration lies elsewhere.
  if (link.value.listed === true || /^[@~]/.test(key)) return { is: 'unknown', because: 'site' };
  // The page of a site goes by its name alone.
  if (link.value.html && (standsAbove(facts, link) || isFile(facts, `${path}.md`))) return { is: 'unknown', because: 'unproven' };
  const known = wasThere(facts, path);
  const rooted = key.startsWith('/');
  const kind = extensionKind(path);
  // Some site whose configuration lies elsewhere may have made a route of it.
  if (rooted && (kind === 'none' || (!known && !/\.(?:md|mdx|markdown)$/i.test(path)))) return { is: 'unknown', because: 'unproven' };
  if (!known && kind !== 'file') return { is: 'unknown', because: 'unproven' };
  if (!known && (holdsFromTwin(facts, link) || isFoundByName(facts, link, path))) return { is: 'unknown', because: 'unproven' };
  // What stood where the link leads is gone, whatever the same words name from the root.
  const fromRoot = known || rooted || /^\.{1,2}\//.test(key) ? undefined : resolvePath('', key);
  if (fromRoot !== undefined && fromRoot !== path) {
    const other = facts.ask(existence, fromRoot);
    if (other === 'file' || other === 'folder') return { is: 'from-root', path: fromRoot };
  }
  return { is: 'missing', path };
}

/** Whether HTML's address holds from a folder between the document's and the root: a program that shows the document may serve that folder. */
const standsAbove = (facts: FactView, { path, key }: FactOf<'doc.link'>): boolean =>
  !/^[./]/.test(key) && [...foldersAbove(folderOf(path))].some(it => it !== '' && isFile(facts, resolvePath(it, key)));

/** Whether the link holds from a document of the same name elsewhere: one of them is what the other one is made of. */
function holdsFromTwin(facts: FactView, { path, key }: FactOf<'doc.link'>): boolean {
  const name = nameOf(path);
  if (/^(?:readme|index|contributing|changelog|agents|claude)\b/i.test(name)) return false;
  return sameSuffix(facts, name).some(twin => twin !== path && isFile(facts, resolvePath(folderOf(twin), key)));
}

const isFile = (facts: FactView, path: Path | undefined): boolean => path !== undefined && facts.ask(existence, path) === 'file';
