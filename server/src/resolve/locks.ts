import { foldersAbove, type Path, resolvePath } from '../base/path.ts';
import type { Manager } from '../facts/commands.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { existence } from './paths.ts';

/** Lock files by the manager that reads them, the usual one first. */
export const lockNames: Readonly<Record<Manager, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  uv: ['uv.lock'],
  bundler: ['Gemfile.lock', 'gems.locked'],
  cargo: ['Cargo.lock'],
};

/** The patterns of a list that name other lock files which a project of JavaScript may have in place of the one that a pattern names. */
export const alternativeLocks = (pattern: string, others: readonly string[]): readonly string[] =>
  lockOfJavaScript.test(pattern) ? others.filter(it => it !== pattern && lockOfJavaScript.test(it)) : [];

const lockOfJavaScript = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$/;

/** The files that make a folder a project of a manager. */
export const projectFiles: Readonly<Record<Manager, readonly string[]>> = {
  npm: ['package.json'],
  pnpm: ['package.json'],
  yarn: ['package.json'],
  uv: ['pyproject.toml'],
  bundler: ['Gemfile', 'gems.rb'],
  cargo: ['Cargo.toml'],
};

/** Whether a manager that is started in a folder finds its lock file. */
export type Lock =
  | { readonly is: 'there' | 'no-project' | 'opaque' }
  /** `project`: the folder whose manifest it takes; `ignored`: git ignores the lock file there. */
  | { readonly is: 'missing'; readonly project: Path; readonly ignored: boolean };

/** The lock file of the project that a folder belongs to; question: the manager, a blank, the folder. */
export const lockOf = defineResolution({
  id: 'lock',
  reads: ['tree.file', 'package.manifest'],
  answer(facts, question): Lock {
    const blank = question.indexOf(' ');
    const manager = question.slice(0, blank) as Manager;
    const folder = question.slice(blank + 1);
    const folders = folder === '' ? [''] : [folder, ...foldersAbove(folder)];
    if (facts.ask(existence, folder) === 'opaque') return { is: 'opaque' };
    const project = folders.find(it => projectFiles[manager].some(name => stands(facts, it, name)));
    if (project === undefined) return { is: 'no-project' };
    const roots = folders.slice(folders.indexOf(project)).filter(it => it === project || servesMembers(facts, it, manager));
    if (roots.some(it => lockNames[manager].some(name => stands(facts, it, name)))) return { is: 'there' };
    return { is: 'missing', project, ignored: lockNames[manager].some(it => facts.ask(existence, below(project, it)) === 'ignored') };
  },
});

/** A path below a folder. */
export const below = (folder: Path, name: string): Path => resolvePath(folder, name) ?? name;

function stands(facts: FactView<'tree.file'>, folder: Path, name: string): boolean {
  return facts.get('tree.file', below(folder, name)).length > 0;
}

/** Whether the lock file of a folder serves projects below it: of npm only where it declares workspaces. */
function servesMembers(facts: FactView<'tree.file' | 'package.manifest'>, folder: Path, manager: Manager): boolean {
  if (manager !== 'npm') return true;
  return facts.in(below(folder, 'package.json'), 'package.manifest').some(it => it.value.workspaces.length > 0);
}
