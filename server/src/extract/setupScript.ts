import { folderOf, nameOf, type Path, resolvePath } from '../base/path.ts';
import { productName } from '../base/productName.ts';
import { normalisePythonName } from '../base/pythonName.ts';
import { nowhere, span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { argumentsOfSetup, type Literal } from './setupScript/arguments.ts';

/**
 * setup.py: the project's name and version, its entry points, dependencies and the folders of its modules, where they are literals.
 * Nothing is run. Source: setuptools' "Keywords".
 */
export default defineExtractor({
  id: 'setupScript',
  version: 2,
  emits: ['python.project', 'python.entry-point', 'package.dependency', 'version.declared', 'toolchain.version'],
  handles: path => nameOf(path) === 'setup.py',
  extract({ path, text }, emit) {
    const given = argumentsOfSetup(text);
    const strings = (name: string): readonly Literal[] => given.get(name) ?? [];
    const sources = [...strings('package_dir'), ...strings('packages')].flatMap(it => resolvePath(folderOf(path), it.text) ?? []);
    const [name] = strings('name');
    const [version] = strings('version');
    const [python] = strings('python_requires');
    for (const { text: line, start } of strings('entry_points')) {
      const [whole, entry = '', module = '', attribute] = /^\s*([\w.-]+)\s*=\s*([A-Za-z_][\w.]*)(?::(\w+))?\s*(?:$|\[)/.exec(line) ?? [];
      if (whole === undefined) continue;
      const at = start + line.indexOf(module, line.indexOf('='));
      const end = at + module.length + (attribute === undefined ? 0 : attribute.length + 1);
      emit('python.entry-point', entry, span(at, end), { module, ...(attribute === undefined ? {} : { attribute }) });
    }
    for (const keyword of ['install_requires', 'extras_require', 'tests_require', 'setup_requires']) {
      for (const { text: line, start } of strings(keyword)) {
        const required = /^[A-Za-z0-9][\w.-]*/.exec(line)?.[0];
        if (required === undefined) continue;
        emit('package.dependency', normalisePythonName(required), span(start, start + required.length), {
          ecosystem: 'python',
          development: keyword !== 'install_requires',
          ...(line.includes(';') ? { conditional: true } : {}),
        });
      }
    }
    if (python !== undefined) emit('toolchain.version', 'python', placeOf(python), { written: python.text, by: 'range' });
    if (name === undefined) return;
    if (version !== undefined) emit('version.declared', productName(name.text), placeOf(version), { version: version.text });
    emit('python.project', normalisePythonName(name.text), placeOf(name), { sources: [...new Set<Path>(sources)] });
  },
});

const placeOf = ({ text, start }: Literal): { readonly start: number; readonly end: number } =>
  text === '' ? nowhere : span(start, start + text.length);
