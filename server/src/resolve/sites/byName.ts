import { foldersAbove, nameOf, type Path, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { existence, sameSuffix } from '../paths.ts';
import { isForContributors } from './site.ts';

/**
 * Whether a link that leads nowhere holds where a program shows its document that looks elsewhere: ExDoc and Doxygen know pages by their
 * names, a catalog of DocC its pictures, and from the root of a link a site may begin in a folder between the document's and the root.
 * Sources: ExDoc, "Auto-linking", extras; Doxygen, "Markdown support", links; Swift-DocC, "Adding images to your content".
 */
export function isFoundByName(facts: FactView, { path, key }: FactOf<'doc.link'>, target: Path): boolean {
  const above = [...foldersAbove(path)];
  if (key.startsWith('/')) return above.some(it => it !== '' && isFile(facts, resolvePath(it, key.slice(1))));
  if (above.some(it => it.endsWith('.docc'))) return true;
  if (isForContributors(path) || sameSuffix(facts, nameOf(target)).length === 0) return false;
  return above.some(it => indexers.some(name => isFile(facts, it === '' ? name : `${it}/${name}`)));
}

/** What programs are configured by that know pages by their names. */
const indexers = ['mix.exs', 'Doxyfile', 'Doxyfile.in', 'docs/Doxyfile', 'doc/Doxyfile'];

const isFile = (facts: FactView, path: Path | undefined): boolean => path !== undefined && facts.ask(existence, path) === 'file';
