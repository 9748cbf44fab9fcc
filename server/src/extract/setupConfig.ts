import { folderOf, nameOf, type Path, resolvePath } from '../base/path.ts';
import { productName } from '../base/productName.ts';
import { normalisePythonName } from '../base/pythonName.ts';
import { nowhere, type Span, span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { iniEntries } from './ini.ts';

/**
 * setup.cfg: the project's name and version, its entry points and dependencies. Source: setuptools' "Configuring setuptools
 * using setup.cfg files". Values that setuptools computes (`attr:`, `file:`) are not read.
 */
export default defineExtractor({
  id: 'setupConfig',
  version: 1,
  emits: ['python.project', 'python.entry-point', 'package.dependency', 'version.declared', 'toolchain.version'],
  handles: path => nameOf(path) === 'setup.cfg',
  extract({ path, text }, emit) {
    const sources = new Set<Path>();
    let name: { readonly text: string; readonly at: Span } | undefined;
    let version: { readonly text: string; readonly at: Span } | undefined;
    for (const { section, key, lines } of iniEntries(text)) {
      const [first] = lines;
      if (section === 'metadata' && key === 'name') name = first;
      if (section === 'metadata' && key === 'version' && first !== undefined && !/^(?:attr|file):/.test(first.text)) version = first;
      if (section === 'options' && key === 'python_requires' && first !== undefined)
        emit('toolchain.version', 'python', first.at, { written: first.text, by: 'range' });
      for (const it of section === 'options.packages.find' && key === 'where' ? lines : []) {
        const folder = resolvePath(folderOf(path), it.text);
        if (folder !== undefined) sources.add(folder);
      }
      for (const it of section === 'options' && key === 'package_dir' ? lines : []) {
        const folder = /^=\s*(\S+)/.exec(it.text)?.[1];
        const resolved = folder === undefined ? undefined : resolvePath(folderOf(path), folder);
        if (resolved !== undefined) sources.add(resolved);
      }
      for (const { text: line, at } of section === 'options.entry_points' ? lines : []) {
        const match = /^([^=\s]+)\s*=\s*([\w.]+)(?::(\w+))?/.exec(line);
        if (match?.[2] === undefined) continue;
        const [, entry = '', module, attribute] = match;
        const start = at.start + line.indexOf(module, line.indexOf('='));
        const end = start + module.length + (attribute === undefined ? 0 : attribute.length + 1);
        emit('python.entry-point', entry, span(start, end), { module, ...(attribute === undefined ? {} : { attribute }) });
      }
      const development = section === 'options.extras_require' || key === 'tests_require' || key === 'setup_requires';
      for (const { text: line, at } of isDependencies(section, key) ? lines : []) {
        const required = /^[A-Za-z0-9][\w.-]*/.exec(line)?.[0];
        if (required === undefined) continue;
        emit('package.dependency', normalisePythonName(required), span(at.start, at.start + required.length), {
          ecosystem: 'python',
          development,
        });
      }
    }
    if (name === undefined) return;
    if (version !== undefined) emit('version.declared', productName(name.text), version.at, { version: version.text });
    emit('python.project', normalisePythonName(name.text), name.at ?? nowhere, { sources: [...sources] });
  },
});

const isDependencies = (section: string, key: string): boolean =>
  section === 'options.extras_require' || (section === 'options' && /^(?:install|setup|tests)_requires?$/.test(key));
