import { compileName } from '../base/glob.ts';
import { folderOf, foldersAbove, type Path, resolvePath } from '../base/path.ts';
import type { TaskTool } from '../facts/packages.ts';
import { defineResolution, type FactView } from '../index/view.ts';

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
        else {
          // make resolves includes in the folder that it runs in.
          const included = /[$*?[]/.test(key) ? undefined : resolvePath(folderOf(path), key);
          if (included === undefined) open = true;
          else if (facts.in(included, 'make.file').length > 0) queue.push(included);
          else if (!/(?:^|\/)\.?env\b|\.env$/.test(key)) open = true;
        }
      }
    }
    return { names: [...names], patterns: [...patterns], open };
  },
});

/** Whether a task file has a target, or may have one that cannot be told. */
export function offers({ names, patterns, open }: Targets, target: string): 'yes' | 'perhaps' | 'no' {
  if (names.includes(target) || patterns.some(it => it !== '*' && compileName(it)(target))) return 'yes';
  return open || patterns.includes('*') ? 'perhaps' : 'no';
}

const namesOfFiles: Readonly<Record<TaskTool, readonly string[]>> = {
  make: ['GNUmakefile', 'makefile', 'Makefile'],
  just: ['justfile', 'Justfile', 'JUSTFILE', '.justfile'],
  task: ['Taskfile.yml', 'taskfile.yml', 'Taskfile.yaml', 'taskfile.yaml', 'Taskfile.dist.yml', 'taskfile.dist.yml', 'Taskfile.dist.yaml', 'taskfile.dist.yaml'],
};

/** The file that a tool takes when it is started in a folder. just and task look upwards too, make does not. */
export function taskFileFrom(facts: FactView<'tree.file'>, tool: TaskTool, folder: Path): Path | undefined {
  for (const at of tool === 'make' || folder === '' ? [folder] : [folder, ...foldersAbove(folder)]) {
    for (const name of namesOfFiles[tool]) {
      const path = at === '' ? name : `${at}/${name}`;
      if (facts.get('tree.file', path).length > 0) return path;
    }
  }
  return undefined;
}
