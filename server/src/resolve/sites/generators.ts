/** A documentation generator: by what its sites are known, and where their pages come from. */
export interface Generator {
  readonly name:
    | 'docusaurus'
    | 'mkdocs'
    | 'vitepress'
    | 'vuepress'
    | 'mdbook'
    | 'sphinx'
    | 'quarto'
    | 'docfx'
    /** One of those whose links are routes. */
    | 'other';
  /** Any of these, relative to the site's folder; a trailing `/` asks for a folder. None where the configuration is read. */
  readonly marks: readonly string[];
  /** And any of these. */
  readonly needs?: readonly string[];
  /** Where pages come from, relative to the site's folder, unless its configuration says otherwise. */
  readonly content: readonly string[];
}

const configs = (stem: string, extensions: string): readonly string[] => extensions.split(' ').map(it => `${stem}.${it}`);
const scripts = 'js ts mjs mts cjs cts';

/** Where the well-known generators keep their configuration and content, as their documentation says. */
export const generators: readonly Generator[] = [
  { name: 'docusaurus', marks: [], content: [''] },
  // Zensical, by the authors of a theme of MkDocs, reads the same pages.
  { name: 'mkdocs', marks: ['zensical.toml'], content: ['docs'] },
  { name: 'mdbook', marks: [], content: ['src'] },
  { name: 'vitepress', marks: ['.vitepress/'], content: [''] },
  { name: 'vuepress', marks: ['.vuepress/'], content: [''] },
  // A source folder holds `conf.py`; what else bears that name holds no first page beside it.
  {
    name: 'sphinx',
    marks: ['conf.py', 'conf.py.in'],
    needs: ['index.rst', 'index.md', 'contents.rst', 'index.ipynb', '_static/', '_templates/', 'Makefile'],
    content: [''],
  },
  { name: 'sphinx', marks: ['source/conf.py'], content: ['source'] },
  { name: 'sphinx', marks: ['_toc.yml', 'myst.yml'], content: [''] },
  { name: 'quarto', marks: ['_quarto.yml'], content: [''] },
  { name: 'docfx', marks: ['docfx.json'], content: [''] },
  // A folder of pages whose configuration lies in another repository, as Microsoft Learn has them.
  { name: 'docfx', marks: ['TOC.yml', 'toc.yml'], needs: ['index.yml', 'index.md'], content: [''] },
  // Docsify: the browser reads pages by their routes, which aliases change.
  { name: 'other', marks: ['_sidebar.md', '_coverpage.md'], content: [''] },
  // GitBook and HonKit.
  { name: 'other', marks: ['.gitbook.yaml', '.gitbook/', 'book.json', 'SUMMARY.md'], content: [''] },
  // Mintlify and Fern.
  { name: 'other', marks: ['mint.json', 'docs.json', 'fern.config.json'], content: [''] },
  // Astro and Starlight.
  { name: 'other', marks: configs('astro.config', scripts), content: ['src/content', 'src/pages', 'content'] },
  // Fumadocs, Nextra, Nuxt, Gatsby, Svelte, Eleventy, Vocs, Rspress.
  { name: 'other', marks: configs('source.config', scripts), content: ['content', 'docs'] },
  {
    name: 'other',
    marks: configs('next.config', scripts),
    content: ['pages', 'src/pages', 'content', 'src/content', 'app', 'src/app', 'posts', 'docs'],
  },
  { name: 'other', marks: configs('nuxt.config', scripts), content: ['content', 'docs/content'] },
  { name: 'other', marks: configs('gatsby-config', scripts), content: ['content', 'src/pages', 'src/content', 'docs'] },
  { name: 'other', marks: configs('svelte.config', scripts), content: ['src/routes', 'src/content', 'content'] },
  { name: 'other', marks: [...configs('eleventy.config', scripts), '.eleventy.js'], content: [''] },
  { name: 'other', marks: [...configs('vocs.config', scripts), ...configs('rspress.config', scripts)], content: [''] },
  // Hexo and Jekyll.
  { name: 'other', marks: ['_config.yml'], needs: ['source/'], content: ['source'] },
  {
    name: 'other',
    marks: ['_config.yml', '_config.yaml'],
    needs: ['_layouts/', '_includes/', '_data/', '_posts/', '_docs/', 'Gemfile', 'index.md', 'index.html', '_sass/'],
    content: [''],
  },
  // Hugo.
  { name: 'other', marks: [...configs('hugo', 'toml yaml yml json'), 'config/_default/'], content: ['content', 'exampleSite'] },
  {
    name: 'other',
    marks: configs('config', 'toml yaml yml'),
    needs: ['archetypes/', 'layouts/', 'themes/', 'content/_index.md', 'content/docs/'],
    content: ['content', 'exampleSite'],
  },
  // A folder of pages that some Hugo site mounts: only Hugo calls the page of a section so.
  { name: 'other', marks: ['_index.md'], content: [''] },
  // Zola, Antora, Writerside, Documenter.jl.
  { name: 'other', marks: ['config.toml'], needs: ['content/'], content: ['content'] },
  { name: 'other', marks: ['antora.yml'], content: [''] },
  { name: 'other', marks: ['writerside.cfg'], content: [''] },
  { name: 'other', marks: ['make.jl'], content: ['src'] },
  // Wikis and notes, where a page is known by its name: GitHub, Azure DevOps, Obsidian.
  { name: 'other', marks: ['_Sidebar.md', '_Footer.md'], content: [''] },
  { name: 'other', marks: ['Home.md'], needs: ['_Sidebar.md', '_Footer.md', '_Header.md'], content: [''] },
  { name: 'other', marks: ['.obsidian/'], content: [''] },
];
