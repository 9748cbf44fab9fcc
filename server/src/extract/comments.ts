import { extensionOf, nameOf, type Path } from '../base/path.ts';
import { type Span, span } from '../base/span.ts';
import { scanPython } from './python/scan.ts';

/** Tells whether an offset of a source file, script or configuration lies in a comment or a docstring. */
export type InComment = (offset: number) => boolean;

/** Comments by the syntax that a file's name tells; in an unknown one nothing is a comment. */
export function commentsOf(path: Path, text: string): InComment {
  const extension = extensionOf(path);
  if (extension === '.py' || extension === '.pyi') return pythonComments(text);
  if (slashes.has(extension)) return within(matches(text, extension === '.rs' ? rustTokens : slashTokens, '/'));
  if (dashes.has(extension)) return within(matches(text, dashTokens, '-', '/'));
  if (markup.has(extension)) return within(matches(text, /<!--[\s\S]*?(?:-->|$)/g, '<'));
  if (extension === '.bat' || extension === '.cmd') return at => /^\s*@?(?:rem\b|::)/i.test(lineBefore(text, at));
  if (extension === '.ps1' || extension === '.psm1') {
    const blocks = within(matches(text, /<#[\s\S]*?(?:#>|$)/g, '<'));
    return at => blocks(at) || hashComment.test(lineBefore(text, at));
  }
  if (extension === '.json') return () => false;
  if (/^\.(?:ini|cfg|properties|reg)$/.test(extension)) return at => /^\s*[#;!]/.test(lineBefore(text, at));
  return hashed.has(extension) || extension === '' || nameOf(path).startsWith('.env')
    ? at => hashComment.test(lineBefore(text, at))
    : () => false;
}

const slashes = new Set(
  '.js .jsx .mjs .cjs .ts .tsx .mts .cts .go .rs .java .kt .kts .scala .swift .c .h .cc .cpp .hpp .cs .php .dart .groovy .gradle .css .scss .less .proto .jsonc .json5 .prisma .vue .svelte .astro'.split(
    ' ',
  ),
);
const dashes = new Set('.sql .lua .hs .elm'.split(' '));
const markup = new Set('.xml .html .htm .plist .csproj .props .targets .svg'.split(' '));
const hashed = new Set(
  '.sh .bash .zsh .ksh .fish .yml .yaml .toml .conf .rb .rake .pl .pm .r .jl .ex .exs .nix .tf .tfvars .hcl .mk .cmake .env .just .dockerfile .service .awk .tcl'.split(
    ' ',
  ),
);

const slashTokens = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|`(?:[^`\\]|\\[\s\S])*`?/g;
const rustTokens = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\]|\\[\s\S])*"?/g;
const dashTokens = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/g;
/** A hash at the line's start or behind a blank, with no string open before it. */
const hashComment = /^(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*'|(?<=\S)#)*(?:^|\s)#/;

function matches(text: string, tokens: RegExp, ...first: readonly string[]): readonly Span[] {
  return [...text.matchAll(tokens)].filter(it => first.includes(it[0][0] ?? '')).map(it => span(it.index, it.index + it[0].length));
}

const within =
  (comments: readonly Span[]): InComment =>
  at =>
    comments.some(it => it.start <= at && at < it.end);

function pythonComments(text: string): InComment {
  const strings: { readonly from: number; readonly to: number; readonly doc: boolean }[] = [];
  scanPython(
    text,
    () => undefined,
    ({ start, from, to }) => strings.push({ from, to, doc: opensStatement(text, start) }),
  );
  return at => {
    const string = strings.find(it => it.from <= at && at < it.to);
    if (string !== undefined) return string.doc;
    return /(?:^|\s)#/.test(lineBefore(text, at));
  };
}

/** A string that is a statement of its own, which is a docstring. */
function opensStatement(text: string, start: number): boolean {
  if (/\S/.test(lineBefore(text, start))) return false;
  const before = text.slice(0, start).trimEnd();
  return !/[([{,=+\\%|&'"]$/.test(before);
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}
