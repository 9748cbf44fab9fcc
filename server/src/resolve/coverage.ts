import { compileTree } from '../base/glob.ts';
import { folderOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { protection } from './protection.ts';

/** How much of an area is protected. */
export interface Coverage {
  readonly files: number;
  /** The files that nothing protects and the policy does not except. */
  readonly open: readonly Path[];
  /** The fewest globs that speak of these and of no other file of the area: whole folders where nothing in them is protected. */
  readonly patterns: readonly string[];
}

/** How much of an area of the policy is protected by any entry, registry or owner; question: its glob. */
export const coverageOf = defineResolution({
  id: 'coverage',
  reads: ['tree.file'],
  answer(facts, area: string): Coverage {
    const files = facts
      .all('tree.file')
      .map(it => it.key)
      .filter(compileTree(area));
    const { excepts, protectorsOf } = facts.ask(protection, '');
    const open = files.filter(path => !excepts(path) && protectorsOf(path).length === 0);
    return { files: files.length, open, patterns: patternsFor(open, new Set(files), area) };
  },
});

/** Climbs from each open file as far as everything of the area below is open, too. */
function patternsFor(open: readonly Path[], files: ReadonlySet<Path>, area: string): readonly string[] {
  if (open.length === files.size) return open.length === 0 ? [] : [area];
  const protectedFolders = new Set<Path>(['']);
  const left = new Set(open);
  for (const file of files) if (!left.has(file)) for (let at = folderOf(file); at !== ''; at = folderOf(at)) protectedFolders.add(at);
  const floor = /^[^*?[{]*(?=\/)/.exec(area)?.[0] ?? '';
  const patterns = open.map(file => {
    let top = '';
    for (let at = folderOf(file); at.length > floor.length && !protectedFolders.has(at); at = folderOf(at)) top = at;
    return top === '' ? file : `${top}/**`;
  });
  return [...new Set(patterns)];
}
