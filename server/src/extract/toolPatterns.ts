import { nameOf } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { defineExtractor, type Emit, type SourceDocument } from './extractor.ts';
import { elements, insideQuotes, jsonOf, property, stringOf } from './json.ts';
import { insideQuotes as insideTomlQuotes, readToml, stringsOf } from './pyproject/toml.ts';
import { iniLists } from './toolPatterns/ini.ts';

/**
 * Which files tools take or leave, by their configurations: TypeScript, pytest, coverage, Ruff, mypy, Pyright, Hatch, Jest, ESLint
 * and Prettier. Sources: the pages of these tools.
 */
export default defineExtractor({
  id: 'toolPatterns',
  version: 1,
  emits: ['tool.pattern'],
  handles: path => {
    const name = nameOf(path);
    return isTsConfig.test(name) || name === 'pyproject.toml' || name === 'package.json' || inis.test(name) || ignores.test(name);
  },
  extract(document, emit) {
    const name = nameOf(document.path);
    if (isTsConfig.test(name)) readJson(document, 'TypeScript', tsSettings, emit);
    else if (name === 'package.json') readJson(document, 'package.json', packageSettings, emit);
    else if (name === 'pyproject.toml') readPyproject(document, emit);
    else if (inis.test(name)) {
      for (const { section, key, value, at } of iniLists(document.text)) {
        const known = iniSettings.get(`${section}.${key}`);
        if (known !== undefined) state(known, key, value, at, emit);
      }
    } else readIgnores(document, ignores.exec(name)?.[1] ?? '', emit);
  },
});

const isTsConfig = /^[tj]sconfig(?:\.[\w.-]+)?\.json$/;
const inis = /^(?:pytest\.ini|\.pytest\.ini|setup\.cfg|tox\.ini|\.coveragerc|mypy\.ini)$/;
const ignores = /^\.(eslint|prettier|stylelint|markdownlint|cspell|npm|vscode)ignore$/;
const tsSettings = [['include'], ['exclude'], ['files']];
const packageSettings = [['jest', 'roots'], ['jest', 'testPathIgnorePatterns'], ['eslintIgnore'], ['files']];

const tomlSettings: ReadonlyMap<string, string> = new Map([
  ['tool.pytest.ini_options.testpaths', 'pytest'],
  ['tool.coverage.run.source', 'coverage'],
  ['tool.coverage.run.omit', 'coverage'],
  ['tool.coverage.run.include', 'coverage'],
  ['tool.coverage.report.omit', 'coverage'],
  ['tool.coverage.report.include', 'coverage'],
  ['tool.ruff.src', 'Ruff'],
  ['tool.ruff.exclude', 'Ruff'],
  ['tool.ruff.extend-exclude', 'Ruff'],
  ['tool.ruff.include', 'Ruff'],
  ['tool.ruff.extend-include', 'Ruff'],
  ['tool.ruff.lint.exclude', 'Ruff'],
  ['tool.ruff.format.exclude', 'Ruff'],
  ['tool.mypy.files', 'mypy'],
  ['tool.mypy.mypy_path', 'mypy'],
  ['tool.pyright.include', 'Pyright'],
  ['tool.pyright.exclude', 'Pyright'],
  ['tool.hatch.build.targets.wheel.packages', 'Hatch'],
]);

const iniSettings: ReadonlyMap<string, string> = new Map([
  ['pytest.testpaths', 'pytest'],
  ['tool:pytest.testpaths', 'pytest'],
  ['run.source', 'coverage'],
  ['run.omit', 'coverage'],
  ['coverage:run.source', 'coverage'],
  ['coverage:run.omit', 'coverage'],
  ['report.omit', 'coverage'],
  ['coverage:report.omit', 'coverage'],
  ['mypy.files', 'mypy'],
]);

function readJson(document: SourceDocument, tool: string, settings: readonly (readonly string[])[], emit: Emit<'tool.pattern'>): void {
  const { root } = jsonOf(document);
  for (const keys of settings) {
    const list = keys.reduce<typeof root>((node, key) => property(node, key), root);
    for (const element of elements(list)) state(tool, keys.join('.'), stringOf(element) ?? '', insideQuotes(element), emit);
  }
}

function readPyproject({ text }: SourceDocument, emit: Emit<'tool.pattern'>): void {
  if (!/^\s*\[tool\.(?:pytest|coverage|ruff|mypy|pyright|hatch)/m.test(text)) return;
  for (const { key, value } of readToml(text).entries) {
    const tool = tomlSettings.get(key.join('.'));
    if (tool !== undefined) for (const it of stringsOf(value)) state(tool, key.at(-1) ?? '', it.value, insideTomlQuotes(it), emit);
  }
}

function readIgnores({ text, lineStarts }: SourceDocument, tool: string, emit: Emit<'tool.pattern'>): void {
  for (const [index, start] of lineStarts.entries()) {
    const end = lineStarts[index + 1] ?? text.length;
    const pattern = text.slice(start, end).trimEnd();
    // A name alone holds in any folder.
    if (!/^[^#!].*\/./.test(pattern) && !/^\/./.test(pattern)) continue;
    state(`.${tool}ignore`, '', pattern, { start, end: start + pattern.length }, emit, { start, end });
  }
}

function state(tool: string, setting: string, written: string, at: Span, emit: Emit<'tool.pattern'>, line?: Span): void {
  const literal = literalOf(written.replace(/^!/, ''), line !== undefined);
  if (literal === undefined) return;
  const veto = /[$<{]/.test(literal) ? ('placeholder' as const) : undefined;
  emit('tool.pattern', written, at, { tool, setting, literal, ...(line === undefined ? {} : { line }) }, veto);
}

/** The path before the first wildcard, whole segments only; `undefined` where there is none, or where the pattern holds anywhere. */
function literalOf(written: string, rooted: boolean): string | undefined {
  if (written.length > 200 || /\\|^[~]|:/.test(written) || (!rooted && written.startsWith('/'))) return undefined;
  const segments = written
    .replace(/^\/+/, '')
    .split('/')
    .filter(it => it !== '' && it !== '.');
  const wild = segments.findIndex(it => /[*?[\]{}()!]/.test(it));
  const literal = (wild < 0 ? segments : segments.slice(0, wild)).join('/');
  return literal === '' || /^(?:\.\.\/)*\.\.$/.test(literal) ? undefined : literal;
}
