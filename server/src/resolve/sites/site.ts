import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath } from '../../base/path.ts';
import { defineResolution, type FactView } from '../../index/view.ts';
import { type Generator, generators } from './generators.ts';

/** A documentation site that is built from a folder. */
export interface Site {
  readonly generator: Generator['name'];
  /** The folder that its configuration or its mark lies in. */
  readonly home: Path;
  /** The folder that its pages come from. */
  readonly content: Path;
  /** Whether pages may come from elsewhere too, so that only history tells that one is gone. */
  readonly open: boolean;
}

/** The documentation site that a document is a page of; question: the document's path. */
export const siteOf = defineResolution({
  id: 'site',
  reads: ['tree.file', 'tree.folder'],
  answer(facts, path): Site | undefined {
    const configured = facts.ask(configuredSites, '');
    for (const folder of foldersAbove(path)) {
      const site = configured[folder] ?? markedSite(facts, folder, path);
      // Some documents speak to those who work on the repository, even where a site is built from the folder that they stand in.
      if (site !== undefined && !(folderOf(path) === site.home && repositoryDocument.test(nameOf(path)))) return site;
    }
    return undefined;
  },
});

const repositoryDocument = /^(?:README|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|AGENTS|CLAUDE|GEMINI|DEVELOPMENT|HACKING|SUPPORT)\b/i;

/**
 * Whether a document speaks to the users of what the repository makes, who have projects of their own: a page of a site that is not
 * about work on the repository. Components in Markdown are written for a site, wherever its configuration lies.
 */
export const isSitePage = (facts: FactView, path: Path): boolean =>
  !/contribut|hacking|maintain|internals/i.test(path) && (/\.mdx$/i.test(path) || facts.ask(siteOf, path) !== undefined);

/** Sites by the folder of their pages, as far as their configurations were read. */
const configuredSites = defineResolution({
  id: 'configured-sites',
  reads: ['site.config', 'tree.folder', 'tree.opaque'],
  answer(facts): Readonly<Record<Path, Site>> {
    const sites: Record<Path, Site> = {};
    for (const { key, path, value } of facts.all('site.config')) {
      const generator = generators.find(it => it.name === key);
      if (generator === undefined) continue;
      const home = folderOf(path).replace(/(?:^|\/)\.vitepress(?:\/config)?$/, '');
      const written = [...value.content, ...(generator.content.includes('') || value.content.length === 0 ? generator.content : [])];
      for (const place of written.flatMap(it => resolvePath(home, it) ?? [])) {
        // Pages that a link leads to stand among others, to which their paths on the site may lead as well.
        const linked = facts.get('tree.opaque', place)[0]?.value.to;
        const content = linked ?? place;
        // Nobody builds a site from the whole repository when its configuration lies in a folder of its own.
        if (content === '' ? home !== '' : facts.get('tree.folder', content).length === 0) continue;
        sites[content] ??= { generator: generator.name, home, content, open: value.open || linked !== undefined };
      }
    }
    return sites;
  },
});

/** The site whose mark lies in a folder and whose pages include a document. */
function markedSite(facts: FactView<'tree.file' | 'tree.folder'>, folder: Path, path: Path): Site | undefined {
  for (const { name, marks, needs, content } of generators) {
    if (!marks.some(mark => has(facts, folder, mark))) continue;
    if (needs !== undefined && !needs.some(it => has(facts, folder, it))) continue;
    const from = content.map(it => join(folder, it)).find(it => isInside(path, it));
    if (from !== undefined) return { generator: name, home: folder, content: from, open: false };
  }
  return undefined;
}

const join = (folder: Path, written: string): Path => (folder === '' ? written : written === '' ? folder : `${folder}/${written}`);

function has(facts: FactView<'tree.file' | 'tree.folder'>, folder: Path, mark: string): boolean {
  if (mark.endsWith('/')) return facts.get('tree.folder', join(folder, mark.slice(0, -1))).length > 0;
  return facts.get('tree.file', join(folder, mark)).length > 0;
}
