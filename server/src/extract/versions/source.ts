import { productName } from '../../base/productName.ts';
import { span } from '../../base/span.ts';
import type { VersionPlace } from '../../facts/versions.ts';
import type { Emit } from '../extractor.ts';
import { type Enclosing, enclosing } from './enclosing.ts';

/** The versions that a Python or JavaScript source states, found by one pattern and told apart by what encloses them. */
export function emitSourceVersions(text: string, emit: Emit<'version.stated'>): void {
  let besideSource: boolean | undefined;
  for (const match of text.matchAll(assignment)) {
    const [whole, keyword, key = '', , version = ''] = match;
    if (isComment(text, match.index)) continue;
    // `lunr.version = "0.5.7"` and `"tls.version": "1.3"` are said of other things; a call behind a dot sets the program's own.
    if (keyword === '.' && !whole.includes('(')) continue;
    const found = placeOf(text, match.index, key, keyword !== undefined);
    if (found === undefined) continue;
    besideSource ??= fromSource.test(text);
    const end = match.index + whole.length - 1;
    emit('version.stated', version, span(end - version.length, end), { ...found, besideSource });
  }
}

/** A version that is assigned, passed or keyed: `version="…"`, `"version": "…"`, `__version__ = "…"`, `.version('…')`; any name that ends so. */
const assignment =
  /(\.|\b(?:const|let|var)\s+)?["'`]?\b(\w*version(?:__)?)["'`]?\s*(?::\s*[\w.[\]]+\s*=|[:=(])\s*(["'`])v?(\d+\.\d+[\w.+-]*)\3/gi;

/** What a text looks like that takes its version from where it is declared. */
const fromSource = /import\s+[^\n]*__version__|[^\w\n]__version__[,)\s]|importlib\.metadata|package\.json['"]|npm_package_version/;

function placeOf(
  text: string,
  at: number,
  key: string,
  qualified: boolean,
): { readonly through: VersionPlace; readonly names: readonly string[] } | undefined {
  if (/^__version__$/.test(key) || (/^(?:SDK_|APP_|PACKAGE_|CLI_)?VERSION$|^version$/i.test(key) && isTopLevel(text, at)))
    return text[at] === '.' ? undefined : { through: 'module', names: [] };
  if (text[at] === '.') return key === 'version' ? { through: 'application', names: namesIn(chainBefore(text, at)) } : undefined;
  const prefix = /^(\w+?)_?version$/i.exec(key)?.[1];
  if (prefix !== undefined) return { through: 'name', names: [productName(prefix)] };
  if (key.toLowerCase() !== 'version' || qualified) return undefined;
  const around = enclosing(text, at);
  if (around === undefined) return undefined;
  const names = namesIn(around.text);
  if (isApplication(around)) return { through: 'application', names };
  return names.length > 0 ? { through: 'record', names } : undefined;
}

/** `program.name('acme').version('1.2.0')`: the calls in front of one. */
const chainBefore = (text: string, at: number): string =>
  /(?:\.\w+\(\s*["'`][^"'`\n]*["'`]\s*\)\s*)*$/.exec(text.slice(Math.max(0, at - 300), at))?.[0] ?? '';

/** Classes that take the version of the application that they make. */
const isApplication = ({ callee }: Enclosing): boolean =>
  /^(?:FastAPI|Litestar|OpenAPIConfig|FastMCP|McpServer|NinjaAPI|Sanic|DocumentBuilder)$/.test(callee);

/** What keys that name a thing say in the text of a record or of a call's arguments. */
const namesIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /["'`]?\b(?:name|title|service|app|application|product|project|project_name|project_id|prog|server|api)["'`]?\s*[:=(]\s*["'`]([^"'`\n]{1,60})["'`]/g,
    ),
  ].map(it => productName(it[1] ?? ''));

const isTopLevel = (text: string, at: number): boolean =>
  at === 0 || text[at - 1] === '\n' || /(?:^|\n)export $/.test(text.slice(Math.max(0, at - 8), at));

const isComment = (text: string, at: number): boolean =>
  /^\s*(?:#|\/\/|\*|--)|\s#\s|\/\/\s/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
