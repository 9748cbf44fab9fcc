import { isMarkdown, type Path } from '../base/path.ts';
import type { FactView } from '../index/view.ts';

/** The first page of the folder that bears a missing page's name: what grew too long for one page is split into such a folder. */
export function firstPageOfSplit(facts: FactView<'tree.file'>, path: Path): Path | undefined {
  if (!isMarkdown(path)) return undefined;
  const folder = path.replace(/\.\w+$/, '');
  return firstPages.map(it => `${folder}/${it}`).find(it => facts.get('tree.file', it).length > 0);
}

/** As hosts and generators of sites show them for a folder. */
const firstPages = ['README.md', 'readme.md', 'index.md', 'index.mdx', '_index.md'];
