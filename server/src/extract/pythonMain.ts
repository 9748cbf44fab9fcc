import { folderOf, nameOf, type Path, resolvePath } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';

/** What a package's `__main__` imports of it, and which modules stand alone. Source: the Python Language Reference, "The import statement". */
export default defineExtractor({
  id: 'pythonMain',
  version: 1,
  emits: ['python.main', 'python.self-contained'],
  handles: path =>
    path.endsWith('.py') && path.includes('/') && !/(?:^|\/)tests?\/|\/__init__\.py$|\/(?:test_[^/]*|conftest)\.py$/.test(path),
  extract({ path, text }, emit) {
    if (nameOf(path) !== '__main__.py') {
      if (!ownImport(path).test(text) && !loads.test(text)) emit('python.self-contained', path, nowhere, {});
      return;
    }
    if (loads.test(text)) return;
    const uses = new Set<Path>();
    const others = new Set<string>();
    let at = nowhere;
    for (const match of text.matchAll(anyImport)) {
      const [whole, dots = '', from = '', listed, line = '', plain = ''] = match;
      const names = listed ?? line;
      const modules =
        plain === '' ? names.split(',').map(it => [from, it.trim().split(/\s/)[0] ?? ''].filter(part => part !== '').join('.')) : [plain];
      const own = modules.flatMap(it => placeOf(path, dots.length, it) ?? []);
      if (own.length === 0) {
        others.add((plain === '' ? from : plain).split('.')[0] ?? '');
        continue;
      }
      if (at === nowhere) at = { start: match.index + whole.search(/\S/), end: match.index + whole.trimEnd().length };
      for (const it of own) uses.add(it);
    }
    emit('python.main', path, at, { uses: [...uses], others: [...others] });
  },
});

/** Ways to run other modules without importing them by name. */
const loads = /\b(?:importlib|runpy|subprocess|entry_points|__import__|execv\w*|exec\()/;

const anyImport = /^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#(]*))|import[ \t]+([\w.]+))/gm;

/** An import of something below one of the folders that a module lies in. */
function ownImport(path: Path): RegExp {
  const folders = folderOf(path)
    .split('/')
    .filter(it => /^\w+$/.test(it));
  return new RegExp(`^[ \\t]*(?:from|import)[ \\t]+(?:\\.|(?:${folders.join('|') || '\\.'})\\b)`, 'm');
}

/** The path without ending that an imported name stands for, where it lies in one of the packages that a module lies in. */
function placeOf(path: Path, dots: number, module: string): Path | undefined {
  const inner = module.replaceAll('.', '/');
  const folder = folderOf(path);
  if (dots > 0) return resolvePath(folder, `${'../'.repeat(dots - 1)}${inner === '' ? '.' : inner}`);
  const folders = folder.split('/');
  const top = folders.indexOf(inner.split('/')[0] ?? '');
  return top < 0 ? undefined : [...folders.slice(0, top), inner].join('/');
}
