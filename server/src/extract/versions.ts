import { extensionOf, nameOf, type Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { productName } from '../base/productName.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor, type SourceDocument, type Emit } from './extractor.ts';
import { jsonOf, insideQuotes, property, stringOf } from './json.ts';
import { isOfRelease, longestUnnamedJson } from './source/kept.ts';
import { emitReadmeVersions } from './versions/readme.ts';
import { emitSourceVersions } from './versions/source.ts';

/**
 * Versions of the workspace's products that sources, READMEs and JSON documents state beside the manifest that declares
 * them. A file is searched for the word and a number behind it before anything in it is read.
 */
export default defineExtractor({
  id: 'versions',
  version: 1,
  emits: ['version.stated'],
  handles: path => formatOf(path) !== undefined && isKept(path),
  extract(document, emit) {
    const { path, text } = document;
    if (text.length > longest || !(text.includes('ersion') || text.includes('ERSION')) || !mayState.test(text)) return;
    const format = formatOf(path);
    if (format === 'source') emitSourceVersions(text, emit);
    else if (format === 'readme') emitReadmeVersions(text, emit);
    else if (format === 'lock') emitLockVersion(text, emit);
    else if (format === 'json' && text.length <= longestUnnamedJson) emitRecord(document, emit);
  },
});

const longest = 400_000;
const mayState = /version(?:__)?["'`)]?\s*(?::\s*\w+\s*=|\*{0,2}[:=(-])\s*\*{0,2}\s*["'`]?v?\d+\.\d/i;

function formatOf(path: Path): 'source' | 'readme' | 'lock' | 'json' | undefined {
  const name = nameOf(path);
  if (sources.has(extensionOf(path))) return 'source';
  if (/^readme\.(?:md|markdown)$/i.test(name)) return 'readme';
  if (/^(?:package-lock|npm-shrinkwrap)\.json$/.test(name)) return 'lock';
  return extensionOf(path) === '.json' && name !== 'package.json' ? 'json' : undefined;
}

const sources = new Set('.py .js .mjs .cjs .ts .mts .cts .tsx .jsx'.split(' '));

/** Whether a file is written by hand, and about this workspace. */
function isKept(path: Path): boolean {
  const role = roleByPath(path);
  return (role === undefined || role === 'living') && (formatOf(path) === 'lock' || !(elsewhere.test(path) || isOfRelease(path)));
}

/** Tests, what programs wrote down, and what they are fed with. */
const elsewhere =
  /(?:^|\/)(?:tests?|specs?|e2e|__tests__|testing|testdata|mocks?|stories|data|dumps?|seeds?|runs?|results?|reports?|logs?|locales?|i18n|migrations|dist|build|out|node_modules|generated|openapi|public|static|assets)\/|(?:[._-](?:test|spec|stories|min|config)\.\w+|_test\.py|(?:^|\/)(?:test_[^/]*|conftest)\.py|-lock\.json|schema\.json|(?:^|\/)(?:tsconfig[^/]*|manifest|app|composer|components|renovate|nx|turbo|lerna|biome|project|vercel)\.json)$/;

/** The version that npm copied into the root package of its lock: its two first lines, and the package `""`. */
function emitLockVersion(text: string, emit: Emit<'version.stated'>): void {
  const head = /^\s*\{\s*"name"\s*:\s*"([^"\\]+)"\s*,\s*"version"\s*:\s*"([^"\\]+)"/.exec(text);
  if (head === null) return;
  const [whole, name = '', version = ''] = head;
  const end = whole.length - 1;
  emit(
    'version.stated',
    version,
    { start: end - version.length, end },
    { through: 'lock', names: [productName(name)], besideSource: false },
  );
}

/** The version of what a JSON document says it is about, in its first level or in `info`. */
function emitRecord(document: SourceDocument, emit: Emit<'version.stated'>): void {
  const { root } = jsonOf(document);
  for (const object of [root, property(root, 'info')]) {
    const node = property(object, 'version');
    const version = stringOf(node);
    if (node === undefined || version === undefined || !/^v?\d+\.\d/.test(version)) continue;
    const names = recordNames.flatMap(it => stringOf(property(object, it)) ?? []).map(productName);
    if (names.length === 0) continue;
    emit('version.stated', version.replace(/^v/, ''), insideQuotes(node) ?? nowhere, { through: 'record', names, besideSource: false });
  }
}

const recordNames = ['name', 'title', 'project', 'project_name', 'project_id', 'app', 'product'];
