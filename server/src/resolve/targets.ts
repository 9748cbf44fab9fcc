import { compileName } from '../base/glob.ts';
import { folderOf, foldersAbove, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TaskTool } from '../facts/packages.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { isOfRole } from './copiedAway.ts';
import { cwdOfRecipe } from './includedMakefiles.ts';
import { likelyFolders } from './likelyFolders.ts';
import { existence } from './paths.ts';
import { projectNames } from './projectNames.ts';
import { statedFolder } from './statedFolder.ts';

/** What a Makefile, justfile or Taskfile offers, included files counted in. */
export interface Targets {
  readonly names: readonly string[];
  /** Target patterns, `*` for any characters. */
  readonly patterns: readonly string[];
  /** Whether targets exist that cannot be told. */
  readonly open: boolean;
}

/** The targets of a task file; question: its path. */
export const targetsOf = defineResolution({
  id: 'targets',
  reads: ['make.file', 'make.target', 'make.open', 'tree.file'],
  answer(facts, path: Path): Targets {
    const names = new Set<string>();
    const patterns = new Set<string>();
    let open = false;
    const seen = new Set<Path>();
    const queue = [path];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const { key } of facts.in(file, 'make.target')) names.add(key);
      for (const { key, value } of facts.in(file, 'make.open')) {
        if (value.because === 'pattern') patterns.add(key.replaceAll('%', '*'));
        else if (value.because === 'computed' || value.tool !== 'make') open = true;
        else if (!isEnvironment(key)) {
          // make resolves includes in the folder that it runs in.
          const included = /[$*?[]/.test(key) ? undefined : resolvePath(folderOf(path), key);
          if (included === undefined) open = true;
          else if (facts.in(included, 'make.file').length > 0) queue.push(included);
          else open = true;
        }
      }
    }
    return { names: [...names], patterns: [...patterns], open };
  },
});

/** Whether what is included sets variables and nothing else, by its name, wherever it lies: `include $(HOME)/.env.local`. */
const isEnvironment = (path: string): boolean => /(?:^|\/)\.?env\b|\.env$/.test(path);

/** What a command that runs a target finds. `not-local`: no task file lies where the tool would look. `example`: the text shows its own. */
export type TargetAnswer =
  | { readonly is: 'there' | 'open' | 'placeholder' | 'working-directory' | 'not-local' | 'example' | 'elsewhere' }
  | {
      readonly is: 'missing';
      readonly file: Path;
      readonly names: readonly string[];
      /** Whether the text sent its reader to a folder with another task file, and may have left it since. */
      readonly openFolder: boolean;
    };

/** Looks for the target of a command in the task file of each folder that it may run in. */
export function findTarget(facts: FactView, claim: FactOf<'command.target'>): TargetAnswer {
  const { path, key: target } = claim;
  const { tool } = claim.value;
  const cwd = cwdOfRecipe(facts, path, claim.value.cwd);
  if (cwd.folders.length === 0) return { is: 'working-directory' };
  if (facts.ask(isOfRole, path)) return { is: 'elsewhere' };
  if (/[$%=*{<]/.test(target)) return { is: 'placeholder' };
  // `just web/build` runs in another folder, `just web::build` a module's recipe.
  if (tool === 'just' && /\/|::/.test(target)) return { is: 'working-directory' };
  const shown = [...facts.get('make.fence-target', target), ...(tool === 'make' ? facts.get('make.fence-target', '*') : [])];
  if (shown.some(it => it.path === path) || facts.ask(projectNames, '').includes(tool)) return { is: 'example' };
  const files = taskFilesOf(facts, claim);
  const [first] = files;
  if (first === undefined) return { is: 'not-local' };
  if (!cwd.certain && facts.get('make.target', target).some(it => it.value.tool === tool)) return { is: 'there' };
  for (const it of new Set(files)) {
    const answer = offers(facts.ask(targetsOf, it), target);
    if (answer !== 'no') return { is: answer === 'yes' ? 'there' : 'open' };
    // `make up/down` in a sentence names two.
    if (
      claim.value.origin === 'prose' &&
      target.includes('/') &&
      target.split('/').every(one => offers(facts.ask(targetsOf, it), one) === 'yes')
    )
      return { is: 'there' };
    const path = resolvePath(folderOf(it), target);
    // make is content with a file of that name, or with one that its built-in rules make it from.
    if (tool !== 'make' || path === undefined) continue;
    if (facts.ask(existence, path) !== 'missing' || madeFrom(path).some(it => facts.get('tree.file', it).length > 0))
      return { is: 'there' };
  }
  if (claim.value.evaluates) return { is: 'open' };
  const openFolder = files.some(it => it !== first) && statedFolder(facts, path, claim.value) !== undefined;
  return { is: 'missing', file: first, names: facts.ask(targetsOf, first).names, openFolder };
}

/** The task files that a claim may be about, the likeliest first. */
export function taskFilesOf(facts: FactView, { path, value }: FactOf<'command.target'>): readonly Path[] {
  const cwd = cwdOfRecipe(facts, path, value.cwd);
  const folders = cwd === value.cwd ? likelyFolders(cwd, path) : cwd.folders;
  return (cwd.certain ? folders.slice(0, 1) : folders)
    .flatMap(it => (value.file === undefined ? taskFileFrom(facts, value.tool, it) : resolvePath(it, value.file)) ?? [])
    .filter(it => facts.get('tree.file', it).length > 0);
}

/** The files that make's built-in rules make one from, over an object file too. Source: GNU make, "Catalogue of Built-In Rules". */
function madeFrom(path: Path): readonly Path[] {
  const [ending = ''] = /\.(?:o|c|s|dvi|info)$/.exec(path) ?? [];
  const stem = path.slice(0, path.length - ending.length);
  return (builtIn[ending] ?? []).map(it => stem + it);
}

const compiled = ['.c', '.cc', '.cpp', '.C', '.m', '.p', '.f', '.F', '.r', '.s', '.S', '.mod', '.y', '.l'];

/** The suffixes of sources, by that of what is made from them. */
const builtIn: Readonly<Record<string, readonly string[]>> = {
  '': [...compiled, '.o', '.sh'],
  '.o': compiled,
  '.c': ['.y', '.l'],
  '.s': compiled,
  '.dvi': ['.tex', '.texinfo', '.texi', '.txinfo'],
  '.info': ['.texinfo', '.texi', '.txinfo'],
};

/** Whether a task file has a target, or may have one that cannot be told. */
export function offers({ names, patterns, open }: Targets, target: string): 'yes' | 'perhaps' | 'no' {
  if (names.includes(target) || patterns.some(it => it !== '*' && compileName(it)(target))) return 'yes';
  return open || patterns.includes('*') ? 'perhaps' : 'no';
}

const namesOfFiles: Readonly<Record<TaskTool, readonly string[]>> = {
  make: ['GNUmakefile', 'makefile', 'Makefile'],
  just: ['justfile', 'Justfile', 'JUSTFILE', '.justfile'],
  task: [
    'Taskfile.yml',
    'taskfile.yml',
    'Taskfile.yaml',
    'taskfile.yaml',
    'Taskfile.dist.yml',
    'taskfile.dist.yml',
    'Taskfile.dist.yaml',
    'taskfile.dist.yaml',
  ],
};

/** The file that a tool takes when it is started in a folder. just and task look upwards too, make does not. */
function taskFileFrom(facts: FactView<'tree.file'>, tool: TaskTool, folder: Path): Path | undefined {
  for (const at of tool === 'make' || folder === '' ? [folder] : [folder, ...foldersAbove(folder)]) {
    for (const name of namesOfFiles[tool]) {
      const path = at === '' ? name : `${at}/${name}`;
      if (facts.get('tree.file', path).length > 0) return path;
    }
  }
  return undefined;
}
