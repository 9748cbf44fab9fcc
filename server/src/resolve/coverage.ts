import { compileTree, type PathMatcher } from '../base/glob.ts';
import { compileOwnersPattern } from '../base/ownersPattern.ts';
import { folderOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { ownersFile } from './owners.ts';
import { governing } from './protection.ts';

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
  reads: ['tree.file', 'policy.protected', 'policy.unprotected', 'policy.protecting-owners', 'policy.approvals', 'owners.pattern'],
  answer(facts, area: string): Coverage {
    const files = facts
      .all('tree.file')
      .map(it => it.key)
      .filter(compileTree(area));
    const decided = deciders(facts);
    const open = files.filter(path => !decided.some(it => it(path)) && governing(facts, path) === undefined);
    return { files: files.length, open, patterns: patternsFor(open, new Set(files), area) };
  },
});

/** What decides about a path: protects it, or says that it needs no protection. */
function deciders(
  facts: FactView<'policy.protected' | 'policy.unprotected' | 'policy.protecting-owners' | 'owners.pattern' | 'tree.file'>,
): readonly PathMatcher[] {
  const lists = facts.all('policy.protected').map(({ key, value }): PathMatcher => {
    const [matches, taken] = [compileTree(key), (value.unless ?? []).map(compileTree)];
    return path => matches(path) && !taken.some(it => it(path));
  });
  const owners = facts.all('policy.protecting-owners').map(({ key: file }): PathMatcher => {
    const patterns = facts
      .all('owners.pattern')
      .filter(it => it.path === file && facts.ask(ownersFile, it.value.syntax) === file)
      .map(it => ({ owned: it.value.owners.length > 0, matches: compileOwnersPattern(it.key, it.value.syntax) }));
    return path => patterns.findLast(it => it.matches(path))?.owned === true;
  });
  return [...facts.all('policy.unprotected').map(it => compileTree(it.key)), ...lists, ...owners];
}

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
