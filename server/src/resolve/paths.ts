import ignore, { type Ignore } from 'ignore';
import { foldersAbove, nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** What stands at a path: `ignored` when nothing is there and git would ignore it, `opaque` at or below a link, submodule or nested repository. */
export type Existence = 'file' | 'folder' | 'ignored' | 'opaque' | 'missing';

/** What is at a path, in its exact case; question: the path. */
export const existence = defineResolution({
  id: 'existence',
  reads: ['tree.file', 'tree.folder', 'tree.opaque', 'ignore.pattern'],
  answer(facts, path: Path): Existence {
    if (path === '' || facts.get('tree.folder', path).length > 0) return 'folder';
    if (facts.get('tree.file', path).length > 0) return 'file';
    for (const at of [path, ...foldersAbove(path)]) if (facts.get('tree.opaque', at).length > 0) return 'opaque';
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
    const { commit, date } = removed.value;
    const to = lastPlace(facts, removed.value.to);
    return { state: 'removed', commit, date, folder: file === undefined, ...(to === undefined ? {} : { to }) };
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

/** Follows renames of renamed files as far as they lead to something that is there. */
function lastPlace(facts: FactView<'history.removed' | 'tree.file' | 'tree.folder'>, to: Path | undefined): Path | undefined {
  const seen = new Set<Path>();
  for (let at = to; at !== undefined && !seen.has(at); ) {
    if (facts.get('tree.file', at).length > 0 || facts.get('tree.folder', at).length > 0) return at;
    seen.add(at);
    at = facts.get('history.removed', at)[0]?.value.to;
  }
  return undefined;
}

/** Whether an ignore file leaves a path out, whatever stands there; question: the path. */
export const ignoredPath = defineResolution({
  id: 'ignored-path',
  reads: ['ignore.pattern'],
  answer: (facts, path: Path): boolean => isIgnored(facts, path),
});

/** Whether git's ignore files match a path as a file, or as a folder whatever it holds; the nearest file that says so decides. */
function isIgnored(facts: FactView<'ignore.pattern'>, path: Path): boolean {
  for (const folder of foldersAbove(path)) {
    const patterns = facts.in(folder === '' ? '.gitignore' : `${folder}/.gitignore`, 'ignore.pattern');
    if (patterns.length === 0) continue;
    const matcher = matcherOf(patterns);
    const relative = folder === '' ? path : path.slice(folder.length + 1);
    const asFile = matcher.test(relative);
    if (asFile.ignored) return true;
    if (matcher.test(`${relative}/x`).ignored && !asFile.unignored) return true;
    if (asFile.unignored) return false;
  }
  return false;
}

/** Matchers by the facts that they are made of; a document that changes states other ones. */
const matchers = new WeakMap<readonly FactOf<'ignore.pattern'>[], Ignore>();

function matcherOf(patterns: readonly FactOf<'ignore.pattern'>[]): Ignore {
  const known = matchers.get(patterns);
  if (known !== undefined) return known;
  const made = ignore({ ignorecase: false }).add(patterns.map(it => it.value.pattern));
  matchers.set(patterns, made);
  return made;
}
