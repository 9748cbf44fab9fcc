import { nowhere } from '../base/span.ts';
import { defineExtractor, type SourceDocument } from './extractor.ts';
import { stringsOf, readToml } from './pyproject/toml.ts';
import { isMap, itemsOf, entriesOf, stringOf, valueOf, yamlOf, type YamlNode } from './yaml.ts';

/**
 * Where documentation generators take their pages from. Sources: MkDocs, "Configuration" (docs_dir, plugins, hooks); mdBook,
 * "Configuration" (book.src); Docusaurus, "plugin-content-docs" (path); VitePress, "Site config" (srcDir, rewrites).
 */
export default defineExtractor({
  id: 'siteConfig',
  version: 2,
  emits: ['site.config'],
  handles: path => readers.some(({ file }) => file.test(path)),
  extract(document, emit) {
    const reader = readers.find(({ file }) => file.test(document.path));
    if (reader === undefined) return;
    emit('site.config', reader.generator, nowhere, reader.read(document));
  },
});

interface Read {
  readonly content: readonly string[];
  readonly open: boolean;
}

const readers: readonly { readonly generator: string; readonly file: RegExp; read(document: SourceDocument): Read }[] = [
  { generator: 'mkdocs', file: /(?:^|\/)mkdocs(?:[-_.][\w-]+)?\.ya?ml$/, read: readMkdocs },
  { generator: 'mdbook', file: /(?:^|\/)book\.toml$/, read: readMdbook },
  {
    generator: 'docusaurus',
    file: /(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/,
    read: it => readScript(it, /\bpath\s*:[^'"`\n,]{0,60}(['"`])([^'"`\n]+)\1/g),
  },
  {
    generator: 'vitepress',
    file: /(?:^|\/)\.vitepress\/config(?:\/index)?\.[cm]?[jt]s$/,
    read: it => readScript(it, /\bsrcDir\s*:[^'"`\n,]{0,60}(['"`])([^'"`\n]+)\1/g),
  },
];

/** Plugins that neither make pages nor fetch any; another one may do so. */
const harmless = new Set(
  'search offline privacy social tags meta info optimize group typeset awesome-pages awesome-nav literate-nav section-index redirects minify minify_html git-revision-date git-revision-date-localized git-authors git-committers glightbox autorefs mkdocstrings macros include-markdown markdown-exec exclude mike rss table-reader mermaid2 autolinks ezlinks roamlinks panzoom techdocs-core callouts llmstxt htmlproofer open-in-new-tab'.split(
    ' ',
  ),
);

function readMkdocs(document: SourceDocument): Read {
  const root = yamlOf(document).roots[0];
  const docs = stringOf(valueOf(root, 'docs_dir'));
  const plugins = pluginsOf(valueOf(root, 'plugins')).map(it => it.replace(/^material\//, ''));
  const open = plugins.some(it => !harmless.has(it)) || valueOf(root, 'hooks') !== undefined || valueOf(root, 'INHERIT') !== undefined;
  return { content: docs === undefined ? [] : [docs], open };
}

/** Plugins are a list of names, of maps with a name, or a map. */
function pluginsOf(node: YamlNode | undefined): readonly string[] {
  if (isMap(node)) return entriesOf(node).map(it => it.key);
  return itemsOf(node).flatMap(it => (isMap(it) ? entriesOf(it).map(entry => entry.key) : (stringOf(it) ?? [])));
}

function readMdbook({ text }: SourceDocument): Read {
  const { entries } = readToml(text);
  const source = entries.find(it => it.key.join('.') === 'book.src');
  const content = source === undefined ? [] : stringsOf(source.value).map(it => it.value);
  const builtIn = new Set(['index', 'links']);
  return { content, open: entries.some(it => it.key[0] === 'preprocessor' && !builtIn.has(it.key[1] ?? '')) };
}

/** A configuration that is a program, by what it writes as text. */
function readScript({ text }: SourceDocument, setting: RegExp): Read {
  const content = [...text.matchAll(setting)].map(it => it[2] ?? '').filter(it => !/[:*$]/.test(it));
  return { content: [...new Set(content)], open: /\brewrites\b|\bremark-|plugin-remote-content/.test(text) };
}
