import { folderOf, foldersAbove, isInside, nameOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** A documentation site that is built from a folder. */
export interface Site {
  /** The folder that its pages come from. */
  readonly root: Path;
  readonly generator: string;
  /** Whether links name source files (`./install.md`), which the generator checks; otherwise they are routes. */
  readonly links: 'files' | 'routes';
}

/** The documentation site that a document is a page of, by the generator's files in the tree; question: the document's path. */
export const siteOf = defineResolution({
  id: 'site',
  reads: ['tree.file', 'tree.folder'],
  answer(facts, path): Site | undefined {
    for (const folder of foldersAbove(path)) {
      for (const generator of generators) {
        if (!generator.marks.some(mark => has(facts, folder, mark))) continue;
        if (generator.needs !== undefined && !generator.needs.some(it => has(facts, folder, it))) continue;
        if (folderOf(path) === folder && repositoryDocument.test(nameOf(path))) continue;
        const content = generator.content.map(it => join(folder, it)).find(it => isInside(path, it));
        if (content !== undefined) return { root: content, generator: generator.name, links: generator.links };
      }
    }
    return undefined;
  },
});

interface Generator {
  readonly name: string;
  /** Any of these, relative to the site's folder; a trailing `/` asks for a folder. */
  readonly marks: readonly string[];
  /** And any of these. */
  readonly needs?: readonly string[];
  /** Where pages come from, relative to the site's folder. */
  readonly content: readonly string[];
  readonly links: Site['links'];
}

const configs = (stem: string, extensions: string): readonly string[] => extensions.split(' ').map(it => `${stem}.${it}`);
const scripts = 'js ts mjs mts cjs cts';

/** Where the well-known generators keep their configuration and content, as their documentation says. */
const generators: readonly Generator[] = [
  { name: 'docusaurus', marks: configs('docusaurus.config', scripts), content: [''], links: 'files' },
  { name: 'mkdocs', marks: ['mkdocs.yml', 'mkdocs.yaml'], content: ['docs', 'doc', 'documentation', 'content'], links: 'files' },
  { name: 'vitepress', marks: ['.vitepress/'], content: [''], links: 'files' },
  { name: 'vuepress', marks: ['.vuepress/'], content: [''], links: 'files' },
  { name: 'mdbook', marks: ['book.toml'], content: ['src', 'docs'], links: 'files' },
  { name: 'sphinx', marks: ['conf.py'], needs: ['index.rst', 'index.md', 'contents.rst'], content: [''], links: 'files' },
  { name: 'sphinx', marks: ['source/conf.py'], content: ['source'], links: 'files' },
  { name: 'docsify', marks: ['_sidebar.md', '_coverpage.md'], content: [''], links: 'files' },
  { name: 'gitbook', marks: ['.gitbook.yaml', '.gitbook/', 'book.json', 'SUMMARY.md'], content: [''], links: 'routes' },
  { name: 'mintlify', marks: ['mint.json', 'docs.json'], content: [''], links: 'routes' },
  { name: 'astro', marks: configs('astro.config', scripts), content: ['src/content', 'src/pages', 'content'], links: 'routes' },
  { name: 'fumadocs', marks: configs('source.config', scripts), content: ['content', 'docs'], links: 'routes' },
  {
    name: 'nextra',
    marks: configs('next.config', scripts),
    content: ['pages', 'src/pages', 'content', 'src/content', 'posts'],
    links: 'routes',
  },
  { name: 'nuxt', marks: configs('nuxt.config', scripts), content: ['content', 'docs/content'], links: 'routes' },
  { name: 'gatsby', marks: configs('gatsby-config', scripts), content: ['content', 'src/pages', 'src/content', 'docs'], links: 'routes' },
  { name: 'svelte', marks: configs('svelte.config', scripts), content: ['src/routes', 'src/content', 'content'], links: 'routes' },
  { name: 'eleventy', marks: [...configs('eleventy.config', scripts), '.eleventy.js'], content: [''], links: 'routes' },
  { name: 'hexo', marks: ['_config.yml'], needs: ['source/'], content: ['source'], links: 'routes' },
  {
    name: 'jekyll',
    marks: ['_config.yml', '_config.yaml'],
    needs: ['_layouts/', '_includes/', '_data/', '_posts/', '_docs/', 'Gemfile', 'index.md', 'index.html', '_sass/'],
    content: [''],
    links: 'routes',
  },
  {
    name: 'hugo',
    marks: [...configs('hugo', 'toml yaml yml json'), 'config/_default/'],
    content: ['content', 'exampleSite'],
    links: 'routes',
  },
  {
    name: 'hugo',
    marks: configs('config', 'toml yaml yml'),
    needs: ['archetypes/', 'layouts/', 'themes/', 'content/_index.md', 'content/docs/'],
    content: ['content', 'exampleSite'],
    links: 'routes',
  },
  { name: 'zola', marks: ['config.toml'], needs: ['content/'], content: ['content'], links: 'routes' },
  { name: 'quarto', marks: ['_quarto.yml'], content: [''], links: 'files' },
  { name: 'antora', marks: ['antora.yml'], content: [''], links: 'routes' },
];

/** Documents that speak to those who work on the repository, even where a site is built from the folder that they stand in. */
const repositoryDocument = /^(?:README|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|AGENTS|CLAUDE|GEMINI|DEVELOPMENT|HACKING|SUPPORT)\b/i;

const join = (folder: Path, written: string): Path => (folder === '' ? written : written === '' ? folder : `${folder}/${written}`);

function has(facts: FactView<'tree.file' | 'tree.folder'>, folder: Path, mark: string): boolean {
  if (mark.endsWith('/')) return facts.get('tree.folder', join(folder, mark.slice(0, -1))).length > 0;
  return facts.get('tree.file', join(folder, mark)).length > 0;
}
