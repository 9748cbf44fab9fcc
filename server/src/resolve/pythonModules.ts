import { folderOf, foldersAbove, isInside, type Path, resolvePath } from '../base/path.ts';
import { normalisePythonName } from '../base/pythonName.ts';
import type { Cwd } from '../facts/cwd.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { existence, past, type Past, sameSuffix } from './paths.ts';
import { isProduced } from './produced.ts';
import { roleOf } from './role.ts';
import { standardModules } from './standardModules.ts';

/** A module that a command or an entry point names. */
export interface ModuleQuestion {
  /** Dotted. */
  readonly module: string;
  readonly cwd: Cwd;
  /** Folders put on the module path, relative to the working directory, as written. */
  readonly roots: readonly string[];
}

/** What the workspace knows of a module. */
export type ModuleAnswer =
  /** The files it may be: `x.py`, a package's `__init__.py`, or a folder without one. */
  | { readonly is: 'there'; readonly files: readonly Path[] }
  | { readonly is: 'placeholder' | 'not-local' | 'ignored' | 'opaque' | 'produced' | 'elsewhere' | 'history' }
  | {
      readonly is: 'gone';
      /** Where its file would be. */
      readonly path: Path;
      readonly removed?: Extract<Past, { state: 'removed' }>;
      /** A package of its top name is in the workspace, and not a mere folder. */
      readonly regular: boolean;
    };

/** Finds a module below every folder that a command may have on its module path. */
export function findModule(facts: FactView, { module, cwd, roots }: ModuleQuestion): ModuleAnswer {
  if (!/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(module)) return { is: 'placeholder' };
  const segments = module.split('.');
  const top = segments[0] ?? '';
  if (standardModules.has(top)) return { is: 'not-local' };
  const inner = segments.join('/');
  const bases = cwd.certain ? cwd.folders.slice(0, 1) : cwd.folders.flatMap(it => [it, ...foldersAbove(it)]);
  const named = roots.flatMap(root => bases.flatMap(base => resolvePath(base, root) ?? []));
  const search = [...new Set([...named, ...bases, ...facts.ask(moduleRoots, '')])];
  const packages = facts.ask(packagesNamed, top);
  const regular = [...new Set([...search.filter(it => packages.includes(it)), ...packages])];
  const declared = isDependency(facts, top);
  const folders = declared || segments.length === 1 ? [] : search.filter(it => holdsPython(facts, join(it, top)));
  const holders = [...new Set([...regular, ...folders])];

  // Before what is installed comes only what the command's own folders hold.
  const installed = declared && !isOwnProject(facts, top);
  const reached = installed ? [...named, ...bases] : [...search, ...holders];
  const files = [...new Set(reached)].flatMap(holder => filesOf(facts, join(holder, inner), segments.length > 1));
  if (files.length > 0) return { is: 'there', files };
  if (installed) return { is: 'not-local' };
  const places = holders.map(it => join(it, inner));
  for (const place of places) {
    for (const it of [`${place}.py`, place]) {
      const stands = facts.ask(existence, it);
      if (stands === 'ignored' || stands === 'opaque') return { is: stands };
      if (facts.ask(isProduced, it)) return { is: 'produced' };
    }
  }
  if (segments.length > 1 && (sameSuffix(facts, `${inner}.py`).length > 0 || sameSuffix(facts, `${inner}/__init__.py`).length > 0))
    return { is: 'elsewhere' };
  const was = [...new Set([...places, ...search.map(it => join(it, inner))])].flatMap(place =>
    [`${place}.py`, `${place}/__init__.py`, `${place}/__main__.py`].map(path => ({ path, past: facts.ask(past, path) })),
  );
  if (was.some(it => it.past.state === 'pending')) return { is: 'history' };
  for (const { path, past } of was) if (past.state === 'removed') return { is: 'gone', path, removed: past, regular: regular.length > 0 };
  const [first] = places;
  return first === undefined ? { is: 'not-local' } : { is: 'gone', path: `${first}.py`, regular: regular.length > 0 };
}

/** The dotted name of a Python file, as commands that start at the module root it lies in write it. */
export function moduleNameOf(facts: FactView, path: Path): string {
  const root =
    facts
      .ask(moduleRoots, '')
      .filter(it => isInside(path, it))
      .sort((a, b) => b.length - a.length)[0] ?? '';
  const inner = root === '' ? path : path.slice(root.length + 1);
  return inner
    .replace(/\.py$/, '')
    .replace(/\/__(?:init|main)__$/, '')
    .replaceAll('/', '.');
}

/** Folders that are on the module path without being named: the root, `src`, projects' folders and the sources they declare; question: `''`. */
const moduleRoots = defineResolution({
  id: 'python-module-roots',
  reads: ['python.project', 'tree.folder'],
  answer(facts): readonly Path[] {
    const roots = new Set<Path>(['', 'src']);
    for (const { path, value } of facts.all('python.project')) {
      for (const it of [...value.sources, folderOf(path), join(folderOf(path), 'src')]) roots.add(it);
    }
    return [...roots].filter(it => facts.get('tree.folder', it).length > 0);
  },
});

/** The folders that hold a package or module of a name in living code; question: the name. */
const packagesNamed = defineResolution({
  id: 'python-packages-named',
  reads: ['tree.name'],
  answer(facts, name): readonly Path[] {
    const package_ = `${name}/__init__.py`;
    const packages = facts
      .get('tree.name', '__init__.py')
      .map(it => it.value.path)
      .filter(it => it === package_ || it.endsWith(`/${package_}`));
    const modules = facts.get('tree.name', `${name}.py`).map(it => it.value.path);
    const living = [...packages, ...modules].filter(it => facts.ask(roleOf, it) === 'living');
    return [...new Set(living.map(it => (it.endsWith(package_) ? folderOf(folderOf(it)) : folderOf(it))))].sort(
      (a, b) => a.length - b.length || (a < b ? -1 : 1),
    );
  },
});

/** Whether Python files lie below a folder; question: the folder. */
const pythonBelow = defineResolution({
  id: 'python-below',
  reads: ['python.module'],
  answer: (facts, folder: Path): boolean => facts.all('python.module').some(it => isInside(it.path, folder)),
});

const holdsPython = (facts: FactView, folder: Path): boolean =>
  facts.get('tree.folder', folder).length > 0 && facts.ask(pythonBelow, folder);

/** The files that a module's path without its ending stands for, or its folder; a lone folder of the top loses against whatever is installed. */
function filesOf(facts: FactView, place: Path, inner: boolean): readonly Path[] {
  const files = endings.map(it => `${place}${it}`).filter(it => facts.get('tree.file', it).length > 0);
  if (files.length > 0) return files;
  const folder = inner ? facts.get('tree.folder', place).length > 0 : facts.get('tree.file', `${place}/__main__.py`).length > 0;
  return folder ? [place] : [];
}

const endings = ['.py', '/__init__.py', '.pyx', '.pyi', '/__init__.pyi', '.so', '.pyd'];

const isDependency = (facts: FactView, top: string): boolean =>
  facts.get('package.dependency', normalisePythonName(top)).some(it => it.value.ecosystem === 'python');

const isOwnProject = (facts: FactView, top: string): boolean => facts.get('python.project', normalisePythonName(top)).length > 0;

const join = (folder: Path, inner: string): Path => (folder === '' ? inner : `${folder}/${inner}`);
