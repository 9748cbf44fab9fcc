import { nowhere } from '../../base/span.ts';
import type { Emit, SourceDocument } from '../extractor.ts';

/**
 * What gives a document anchors that its headings do not tell, when the block that begins here does: an include, a macro, a generated reference,
 * a component, or a list of terms. Sources: PyMdown Snippets and Tabbed, markdown-include, MkDocs macros, mkdocstrings, Jinja and Liquid, Hugo shortcodes,
 * mdBook, VitePress ("Markdown file inclusion"), MyST directives, DocFX, MDX.
 */
export function assembledBy(text: string, from: number, to: number): string | undefined {
  if (isDefinition(text, from, to)) return 'definition list';
  if (!'{<:-;[@i=!'.includes(text[from] ?? '')) return undefined;
  const start = text.slice(from, Math.min(to, from + 200));
  return forms.find(([form]) => form.test(start))?.[1];
}

/** What puts the page into a layout, by its front matter; a layout may have anchors of its own. Sources: Jekyll, "Layouts"; VitePress, "Layout". */
export const layoutOf = (text: string, bodyStart: number): string | undefined =>
  /^layout:[ \t]*\S/m.test(text.slice(0, bodyStart)) ? 'layout' : undefined;

/** States that a document has anchors which it does not tell, where anything gives it such. */
export function emitAssembled({ path }: SourceDocument, by: string | undefined, emit: Emit<'doc.assembled'>): void {
  if (by !== undefined) emit('doc.assembled', path, nowhere, { by });
}

/** Whether a term stands above its definition (`: …`): mdBook gives terms anchors. Source: mdBook, "Definition lists". */
function isDefinition(text: string, from: number, to: number): boolean {
  const line = text.indexOf('\n', from) + 1;
  if (line === 0 || line >= to) return false;
  let at = line;
  while (text[at] === ' ') at++;
  return text[at] === ':' && text[at + 1] === ' ';
}

const forms: readonly (readonly [RegExp, string])[] = [
  [/^(?:-{1,}|;-{1,})8<-{1,}/, 'snippet'],
  [/^\{[%!]|^\{\{/, 'macro'],
  [
    /^\{(?:include|eval-rst|auto\w+|contents|toctree|\w+:auto\w+|automodapi|click|argparse|typer|glossary|code-cell|embed|jinja)\}/,
    'directive',
  ],
  [/^:{3,}\s*\{(?:include|eval-rst|auto\w+|glossary|embed)\}/, 'directive'],
  [/^:::\s+[\w-]+(?:[./:][\w-]+)+/, 'reference'],
  [
    /^:::\s+(?!(?:tip|info|warning|danger|details|note|important|caution|code-group|raw|v-pre|tabs?|steps|success|error|question|example|quote|abstract|seealso|hint|attention|caution|admonition|columns?|moniker|zone|image|row|block|spoiler)\b)\w+\s*$/m,
    'reference',
  ],
  // Tabs have anchors of their own, made of the heading above and their titles.
  [/^={3}[!+]?\s+"/, 'tabs'],
  [/^<!--\s*@?include/, 'include'],
  [/^!\[\[/, 'include'],
  [/^\[!INCLUDE|^\[!include|^@include|^@import/, 'include'],
  [/^<[A-Z][\w.]*(?:\s[^<>]*)?\/>/, 'component'],
  [/^import\s[^\n]{1,100}\sfrom\s+['"][^'"\n]+\.mdx?['"]/, 'include'],
];
