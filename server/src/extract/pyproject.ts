import { folderOf, nameOf, type Path, resolvePath } from '../base/path.ts';
import { productName } from '../base/productName.ts';
import { nowhere, type Span, span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { insideQuotes, readToml, stringsOf, type TomlEntry } from './pyproject/toml.ts';
import { normalisePythonName } from '../base/pythonName.ts';

/**
 * pyproject.toml: the project's name, entry points, dependencies and the folders that its modules lie in. Sources: PyPA's
 * "pyproject.toml specification", dependency groups (PEP 735), and the pages of setuptools, Poetry, Hatch, PDM, uv and pytest.
 */
export default defineExtractor({
  id: 'pyproject',
  version: 3,
  emits: ['python.project', 'python.entry-point', 'package.dependency', 'version.declared', 'toolchain.version'],
  handles: path => nameOf(path) === 'pyproject.toml',
  extract({ path, text }, emit) {
    const { entries, problems } = readToml(text);
    for (const problem of problems) emit.problem(problem.span, problem.message);
    const folder = folderOf(path);
    const sources = new Set<Path>();
    let version: { readonly text: string; readonly at: Span } | undefined;
    let name: { readonly text: string; readonly at: Span } | undefined;
    for (const entry of entries) {
      const key = entry.key.join('.');
      if (key === 'project.name' || (key === 'tool.poetry.name' && name === undefined)) {
        for (const it of stringsOf(entry.value)) name = { text: it.value, at: insideQuotes(it) };
      }
      if (/^(?:project|tool\.poetry)\.version$/.test(key))
        for (const it of stringsOf(entry.value)) version = { text: it.value, at: insideQuotes(it) };
      if (/^(?:project\.requires-python|tool\.poetry\.dependencies\.python)$/.test(key))
        for (const it of stringsOf(entry.value)) emit('toolchain.version', 'python', insideQuotes(it), { written: it.value, by: 'range' });
      for (const written of sourcesOf(key, entry)) {
        const source = resolvePath(folder, written);
        if (source !== undefined) sources.add(source);
      }
      if (isEntryPoint(entry.key)) {
        for (const it of stringsOf(entry.value)) {
          const match = /^\s*([\w.]+)(?::([\w.]+))?/.exec(it.value);
          if (match?.[1] === undefined) continue;
          const start = insideQuotes(it).start + match[0].length - match[0].trimStart().length;
          const attribute = match[2]?.split('.')[0];
          emit('python.entry-point', entry.key.at(-1) ?? '', span(start, start + match[0].trimStart().length), {
            module: match[1],
            ...(attribute === undefined ? {} : { attribute }),
          });
        }
      }
      const kind = dependenciesOf(entry.key);
      if (kind === undefined) continue;
      const development = kind !== 'project';
      if (isPoetryTable(entry.key)) {
        emit('package.dependency', normalisePythonName(entry.key.at(-1) ?? ''), entry.keySpan, {
          ecosystem: 'python',
          development,
          conditional: true,
        });
      } else {
        for (const it of stringsOf(entry.value)) {
          const required = /^\s*([A-Za-z0-9][\w.-]*)/.exec(it.value);
          if (required?.[1] === undefined) continue;
          const start = insideQuotes(it).start + required[0].length - required[1].length;
          emit('package.dependency', normalisePythonName(required[1]), span(start, start + required[1].length), {
            ecosystem: 'python',
            development,
            ...groupOf(entry.key),
            ...(it.value.includes(';') ? { conditional: true } : {}),
          });
        }
      }
    }
    if (name !== undefined && version !== undefined)
      emit('version.declared', productName(name.text), version.at, { version: version.text });
    emit('python.project', name === undefined ? path : normalisePythonName(name.text), name?.at ?? nowhere, { sources: [...sources] });
  },
});

/** Folders that a build backend or pytest puts on the module path, as written. */
function sourcesOf(key: string, entry: TomlEntry): readonly string[] {
  const texts = stringsOf(entry.value).map(it => it.value);
  if (
    /^tool\.(?:setuptools\.packages\.find\.where|setuptools\.package-dir\.$|poetry\.packages\.\d+\.from|maturin\.python-source|pdm\.build\.package-dir|uv\.build-backend\.module-root|pytest\.ini_options\.pythonpath)/.test(
      key,
    )
  )
    return texts;
  if (/^tool\.hatch\.build\.(?:targets\.\w+\.)?sources$/.test(key)) return texts;
  if (/^tool\.hatch\.build\.targets\.\w+\.packages$/.test(key)) return texts.map(it => folderOf(it) || '.');
  return key === 'tool.poetry.packages' ? tableStrings(entry, 'from') : [];
}

/** Values of a key in an array of inline tables. */
function tableStrings(entry: TomlEntry, name: string): readonly string[] {
  if (entry.value.type !== 'TOMLArray') return [];
  return entry.value.elements.flatMap(element => {
    if (element.type !== 'TOMLInlineTable') return [];
    return element.body
      .filter(it => it.key.keys.some(key => key.type === 'TOMLBare' && key.name === name))
      .flatMap(it => stringsOf(it.value).map(value => value.value));
  });
}

const isEntryPoint = (key: readonly string[]): boolean =>
  /^(?:project\.(?:scripts|gui-scripts)|tool\.poetry\.scripts)\.[^.]+$/.test(key.join('.')) ||
  (key[0] === 'project' && key[1] === 'entry-points' && key.length === 4);

/** Whose dependencies an entry lists; `undefined` when it lists none. */
function dependenciesOf(key: readonly string[]): 'project' | 'development' | undefined {
  const [first, second, third] = key;
  if (first === 'project' && (second === 'dependencies' || second === 'optional-dependencies')) return 'project';
  if (first === 'dependency-groups' || (first === 'build-system' && second === 'requires')) return 'development';
  if (first !== 'tool') return undefined;
  if ((second === 'uv' || second === 'pdm') && third === 'dev-dependencies') return 'development';
  if (!isPoetryTable(key)) return undefined;
  return third === 'dependencies' ? 'project' : 'development';
}

/** The extra or group that a list of dependencies is. */
const groupOf = (key: readonly string[]): { readonly group?: string } =>
  key[0] === 'project' && key[1] === 'dependencies' ? {} : { group: key.at(-1) ?? '' };

/** Poetry names dependencies by key. */
const isPoetryTable = (key: readonly string[]): boolean =>
  key[1] === 'poetry' &&
  ((key.length === 4 && (key[2] === 'dependencies' || key[2] === 'dev-dependencies')) ||
    (key.length === 6 && key[2] === 'group' && key[4] === 'dependencies'));
