import { type IgnoreRules, noIgnoreRules, withIgnoreFile } from '../base/gitIgnore.ts';
import { foldersAbove, nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * What stands at a path: `ignored` when nothing is there and git would ignore it, `opaque` at or below a link, a submodule, also of a copied
 * repository, or a nested repository.
 */
export type Existence = 'file' | 'folder' | 'ignored' | 'opaque' | 'missing';

/** What is at a path, in its exact case; question: the path. */
export const existence = defineResolution({
  id: 'existence',
  reads: ['tree.file', 'tree.folder', 'tree.opaque', 'git.submodule', 'ignore.pattern'],
  answer(facts, path: Path): Existence {
    if (path === '' || facts.get('tree.folder', path).length > 0) return 'folder';
    if (facts.get('tree.file', path).length > 0) return 'file';
    for (const at of [path, ...foldersAbove(path)])
      if (facts.get('tree.opaque', at).length > 0 || facts.get('git.submodule', at).length > 0) return 'opaque';
    return isIgnored(facts, path) ? 'ignored' : 'missing';
  },
});

/** What history tells of a path: `pending` and `unavailable` when it cannot be asked, `never` when it was not there. */
export type Past =
  | { readonly state: 'pending' | 'unavailable' | 'never' }
  | {
      readonly state: 'removed';
      /** Abbreviated commit id. */
      readonly commit: string;
      /** `YYYY-MM-DD`. */
      readonly date: string;
      /** Where it is now. */
      readonly to?: Path;
      /** Whether git tells that by likeness, since it was edited when it was renamed: most probably, but not beyond doubt. */
      readonly edited: boolean;
      readonly folder: boolean;
    };

/** Whether a path once stood in the repository and is gone; question: the path. */
export const past = defineResolution({
  id: 'past',
  reads: ['history.state', 'history.removed', 'history.removed-folder', 'tree.file', 'tree.folder'],
  answer(facts, path: Path): Past {
    const state = facts.get('history.state', '')[0]?.value.state ?? 'pending';
    if (state !== 'ready') return { state };
    const file = facts.get('history.removed', path)[0];
    const removed = file ?? facts.get('history.removed-folder', path)[0];
    if (removed === undefined) return { state: 'never' };
    return { state: 'removed', folder: file === undefined, ...outcomeOf(facts, removed.value) };
  },
});

/** The files of the tree that end with the same segments as a path, in its exact case, the path itself left out. */
export function sameSuffix(facts: FactView<'tree.name'>, path: Path): readonly Path[] {
  const end = `/${path}`;
  return facts
    .get('tree.name', nameOf(path))
    .map(it => it.value.path)
    .filter(it => it.endsWith(end));
}

/** The folders of the tree that end with the same segments as a path, the path itself left out. */
export function sameSuffixFolders(facts: FactView, path: Path): readonly Path[] {
  const end = `/${path}`;
  return facts.ask(foldersNamed, nameOf(path)).filter(it => it.endsWith(end));
}

/** The folders with a name; question: the name. */
const foldersNamed = defineResolution({
  id: 'folders-named',
  reads: [],
  answer: (facts, name: string): readonly Path[] => facts.ask(foldersByName, '').get(name) ?? [],
});

const foldersByName = defineResolution({
  id: 'folders-by-name',
  reads: ['tree.folder'],
  answer(facts): ReadonlyMap<string, readonly Path[]> {
    const folders = new Map<string, Path[]>();
    for (const { key } of facts.all('tree.folder')) {
      const same = folders.get(nameOf(key));
      if (same === undefined) folders.set(nameOf(key), [key]);
      else same.push(key);
    }
    return folders;
  },
});

/** Follows renames of renamed files to something that is there, and its first commit, or else to the commit that removed it in the end. */
function outcomeOf(
  facts: FactView<'history.removed' | 'tree.file' | 'tree.folder'>,
  { commit, date, ...first }: FactOf<'history.removed'>['value'],
): Pick<Extract<Past, { state: 'removed' }>, 'commit' | 'date' | 'to' | 'edited'> {
  const seen = new Set<Path>();
  let edited = false;
  let end = { commit, date };
  for (let at: typeof first | undefined = first; at?.to !== undefined && !seen.has(at.to); ) {
    const to: Path = at.to;
    edited ||= at.edited === true;
    if (facts.get('tree.file', to).length > 0 || facts.get('tree.folder', to).length > 0) return { commit, date, to, edited };
    seen.add(to);
    const next: FactOf<'history.removed'>['value'] | undefined = facts.get('history.removed', to)[0]?.value;
    if (next !== undefined) end = { commit: next.commit, date: next.date };
    at = next;
  }
  return { ...end, edited: false };
}

/** Whether an ignore file leaves a path out, whatever stands there; question: the path. */
export const ignoredPath = defineResolution({
  id: 'ignored-path',
  reads: ['ignore.pattern'],
  answer: (facts, path: Path): boolean => isIgnored(facts, path),
});

/** Whether git would ignore a path as a file, or as a folder whatever it holds. */
function isIgnored(facts: FactView<'ignore.pattern'>, path: Path): boolean {
  let rules = noIgnoreRules;
  for (const folder of [...foldersAbove(path)].reverse()) {
    const patterns = facts.in(folder === '' ? '.gitignore' : `${folder}/.gitignore`, 'ignore.pattern');
    if (patterns.length > 0) rules = extended(rules, folder, patterns);
  }
  if (rules === noIgnoreRules) return false;
  const asFile = rules.matcher.test(path);
  // Asked in the same way, so that what is known of the folders above serves both.
  return asFile.ignored || (!asFile.unignored && rules.matcher.test(`${path}/x`).ignored);
}

type Patterns = readonly FactOf<'ignore.pattern'>[];

/** Rules by the facts and the rules above that they are made of; a document that changes states other facts. */
const known = new WeakMap<Patterns, WeakMap<IgnoreRules, IgnoreRules>>();

function extended(above: IgnoreRules, folder: Path, patterns: Patterns): IgnoreRules {
  const byAbove = known.get(patterns) ?? new WeakMap<IgnoreRules, IgnoreRules>();
  known.set(patterns, byAbove);
  const before = byAbove.get(above);
  if (before !== undefined) return before;
  const rules = withIgnoreFile(
    above,
    folder,
    patterns.map(it => it.value.pattern),
  );
  byAbove.set(above, rules);
  return rules;
}
