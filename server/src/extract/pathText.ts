import { type Span, span } from '../base/span.ts';

/** A path that a text names, with its place in that text: what stands behind it (`:12`, `#L3`, `::test`) is left out. */
export interface NamedPath {
  readonly path: string;
  readonly at: Span;
  /** Whether it ends with `/`, which only a folder does. */
  readonly folder: boolean;
}

/**
 * The path that a text is, when it reads like a path of a repository: at least two segments, or one with a file's name.
 * Globs, placeholders, absolute and home paths, addresses, image names, scopes, routes and word lists are none.
 */
export function pathIn(text: string): NamedPath | undefined {
  if (text.length < 3 || text.length > 200 || !/[/.]/.test(text)) return undefined;
  const lead = /^(?:\.[/\\])+/.exec(text)?.[0].length ?? 0;
  const tail = /(?:::[\w:[\]-]+|:\d+(?:[-:]\d+)?|#L?\d+(?:[-–]L?\d+)?)$/.exec(text)?.index ?? text.length;
  const path = text.slice(lead, tail).replaceAll('\\', '/');
  if (!/^[\p{L}\p{N}_.@+()[\]/ ~-]+$/u.test(path) || / /.test(path)) return undefined;
  if (/^[/~@-]|\/\/|\.\.\.|^\.+$|^\.\.\//.test(path)) return undefined;
  if (placeholder.test(path)) return undefined;
  const folder = path.endsWith('/');
  const segments = (folder ? path.slice(0, -1) : path).split('/');
  if (segments.some(it => it === '' || it === '.' || it === '..')) return undefined;
  const first = segments[0] ?? '';
  const last = segments.at(-1) ?? '';
  if (segments.length === 1 && !folder && !fileName.test(last)) return undefined;
  if (segments.length === 1 && folder && !/^[\w.-]+$/.test(first)) return undefined;
  if (segments.length === 2 && !folder && mimeTypes.test(first) && !/\.[a-z]+$/.test(last)) return undefined;
  if (/^\d+(?:\.\d+)*(?:\/\d+)+$/.test(path)) return undefined;
  if (segments.length > 1 && hostName.test(first)) return undefined;
  if (segments.every(it => /^[A-Z][A-Z0-9_]*$/.test(it))) return undefined;
  if (/^(?:refs|origin|upstream|feature|feat|bugfix|hotfix|release|heads)\//.test(path) && !fileName.test(last)) return undefined;
  if (last.startsWith('.') && /^\.[a-z0-9]{1,4}$/.test(last) && segments.length === 1 && !dotFiles.test(last)) return undefined;
  return { path: segments.join('/'), at: span(lead, lead + path.length), folder };
}

/** Whether a text holds what stands for something else: `<name>`, `${X}`, `path/to`, `NNN`, `*`. */
export const isPlaceholder = (text: string): boolean => /[<>{}$*?|%…]|\.\.\./.test(text) || placeholder.test(text);

const placeholder =
  /(?:^|\/)(?:path|route|link|url|dir|folder)\/(?:to|of)\/|(?:^|[/_.-])your[-_.]|(?:^|\/)(?:my|some)[-_]|(?:^|\/)(?:foo|bar|baz|foobar|xxx+|nnn+|yyyy|username|placeholder|whatever|something)(?:[/_.-]|$)|X{3,}|N{3,}|Y{4}|\[\.\.\.|\[\[/i;
const hostName =
  /^(?:[\w-]+\.)+(?:com|org|net|io|dev|app|ai|co|gov|edu|sh|local|me|xyz|cloud|uk|de|fr|us|eu|info|gg|so|in|gcr|pkg|k8s|internal|run|site|tech)$/i;
const mimeTypes = /^(?:application|text|image|audio|video|font|multipart|message|model)$/;
const dotFiles = /^\.(?:env|git|npmrc|nvmrc|vim|ssh)$/;
const fileName =
  /^[\w.@+()[\]-]*\.(?:md|mdx|markdown|rst|txt|json|jsonc|json5|jsonl|ya?ml|toml|ini|cfg|conf|config|env|properties|xml|html?|css|scss|sass|less|py|pyi|ipynb|[cm]?[jt]sx?|vue|svelte|astro|rb|erb|rake|php|java|kt|kts|gradle|scala|go|mod|sum|rs|c|h|cc|cpp|hpp|cs|csproj|sln|swift|ex|exs|erl|lua|pl|r|sql|sh|bash|zsh|fish|ps1|bat|cmd|tf|tfvars|hcl|proto|graphql|gql|prisma|lock|csv|tsv|svg|png|jpe?g|gif|webp|ico|pdf|service|dockerfile|example|sample|template|dist|tmpl)$|^(?:Dockerfile|Makefile|Justfile|Taskfile|Procfile|Gemfile|Rakefile|Vagrantfile|Jenkinsfile|LICENSE|CODEOWNERS|Caddyfile)(?:\.\w+)?$|^\.(?:env|gitignore|dockerignore|editorconfig|gitattributes|npmrc|nvmrc|prettierrc|eslintrc|babelrc)(?:\.[\w.]+)?$/i;
