import { folderOf, foldersAbove, isInside, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { otherCase } from './otherCase.ts';
import { existence, past, sameSuffix } from './paths.ts';

/** What is known of a path that a text names without saying which folder it is relative to. */
export type Standing =
  | { readonly is: 'there' }
  | { readonly is: 'unknown'; readonly because: 'opaque' | 'ignored' }
  /** Nothing is there; `path` differs from what is written by case alone. */
  | { readonly is: 'other-case'; readonly path: Path }
  /** It stood at `path` once. */
  | { readonly is: 'gone'; readonly path: Path }
  /** Nothing is at `path`, the claim's own, and `likely` tells whether anything speaks for that it should be. */
  | { readonly is: 'nowhere'; readonly path: Path; readonly likely: boolean; readonly history: 'ready' | 'pending' | 'unavailable' };

/** Looks for a path named in a document: from every folder above the document, the root first, and from the folder that the text names. */
export function standingOf(facts: FactView, claim: FactOf<'doc.path'>): Standing {
  const named = claim.value.from === undefined ? [] : basesOf(claim.path).flatMap(it => resolvePath(it, claim.value.from ?? '') ?? []);
  const paths = [...new Set([...basesOf(claim.path), ...named].flatMap(it => resolvePath(it, claim.key) ?? []))];
  let unclear: 'opaque' | 'ignored' | undefined;
  for (const path of paths) {
    const there = facts.ask(existence, path);
    if (there === 'file' || there === 'folder') return { is: 'there' };
    if (there !== 'missing') unclear ??= there;
  }
  if (unclear !== undefined) return { is: 'unknown', because: unclear };
  for (const path of claim.key.includes('/') || claim.value.origin === 'data' ? paths : []) {
    const cased = facts.ask(otherCase, path);
    if (cased !== undefined) return { is: 'other-case', path: cased };
  }
  let history: 'ready' | 'pending' | 'unavailable' = 'ready';
  const home = packageOf(facts, claim.path);
  for (const path of paths) {
    // Inside a package that is not the root's, what stood at the root once says little.
    if (home !== '' && !isInside(path, home) && facts.ask(existence, path.split('/')[0] ?? '') !== 'folder') continue;
    const { state } = facts.ask(past, path);
    if (state === 'removed') return { is: 'gone', path };
    if (state !== 'never') history = state;
  }
  return { is: 'nowhere', path: claim.key, likely: isLikely(facts, claim), history };
}

/**
 * Without history: in prose the name must stand deep inside a folder that is there; in data its first folder is there, or all
 * the others of its list are.
 */
function isLikely(facts: FactView, claim: FactOf<'doc.path'>): boolean {
  const folder = folderOf(claim.key);
  if (claim.value.origin === 'prose') return folder.includes('/') && facts.ask(existence, folder) === 'folder';
  if (folder !== '' && facts.ask(existence, claim.key.split('/')[0] ?? '') === 'folder') return true;
  const list = facts.ask(dataPaths, claim.path).lists[listOf(claim)];
  return list !== undefined && list.there >= 4 && list.there >= list.all - 2;
}

/**
 * Whether a path of a JSON or YAML document can be judged: the document is about this workspace, and so is the list. Keys can
 * be relative to another key's folder, so that a list most of whose members are not there says nothing of one of them.
 */
export function isAboutWorkspace(facts: FactView, claim: FactOf<'doc.path'>): boolean {
  const { index, lists } = facts.ask(dataPaths, claim.path);
  const list = lists[listOf(claim)];
  return index && (list === undefined || list.there * 2 > list.all || list.all === 1);
}

/** Whether a bare name speaks of data that a program keeps somewhere, or of a file that is elsewhere in the tree. */
export const isBareName = (facts: FactView, claim: FactOf<'doc.path'>): boolean =>
  !claim.key.includes('/') &&
  (sameSuffix(facts, claim.key).length > 0 || (claim.value.origin === 'prose' && keptAtRunTime.test(claim.key)));

const keptAtRunTime = /\.(?:jsonl?|ya?ml|toml|ini|cfg|conf|csv|txt|xml|db|sqlite3?|log|lock|properties|env)$/i;

/** The nearest folder above a document that is a package of its own; the root when there is none. */
function packageOf(facts: FactView, document: Path): Path {
  for (const folder of foldersAbove(document)) {
    if (folder !== '' && manifests.some(it => facts.get('tree.file', `${folder}/${it}`).length > 0)) return folder;
  }
  return '';
}

const manifests = [
  'package.json',
  'pyproject.toml',
  'go.mod',
  'Cargo.toml',
  'pom.xml',
  'build.gradle',
  'composer.json',
  'Gemfile',
  'mix.exs',
];

/** The folders that a document's paths may be relative to: the root, the document's own, and those between. */
const basesOf = (document: Path): readonly Path[] => ['', ...[...foldersAbove(document)].filter(it => it !== '')];

/**
 * How the paths of a JSON or YAML document stand to the tree, by the lists that they are in; question: the document's path. A
 * document most of whose paths lead somewhere from its own folder or the root is a source of truth about the workspace.
 */
const dataPaths = defineResolution({
  id: 'data-paths',
  reads: ['doc.path', 'tree.file', 'tree.folder', 'tree.opaque', 'ignore.pattern'],
  answer(
    facts,
    document: Path,
  ): { readonly index: boolean; readonly lists: Readonly<Record<string, { readonly there: number; readonly all: number }>> } {
    const lists: Record<string, { there: number; all: number }> = {};
    const total = { there: 0, all: 0 };
    for (const claim of facts.in(document, 'doc.path')) {
      if (claim.value.origin !== 'data' || claim.veto !== undefined) continue;
      const there = ['', folderOf(document)].some(base => {
        const path = resolvePath(base, claim.key);
        return path !== undefined && isThere(facts, path);
      });
      for (const count of [total, (lists[listOf(claim)] ??= { there: 0, all: 0 })]) {
        count.all++;
        if (there) count.there++;
      }
    }
    return { index: total.there >= 3 && total.there * 2 > total.all, lists };
  },
});

/** Which list of its document a path belongs to: the keys of an object, the strings of an array or object, the same property of its items. */
function listOf(claim: FactOf<'doc.path'>): string {
  const segments = (claim.value.pointer ?? '').split('/').map(it => (/^\d+$/.test(it) ? '*' : it));
  return claim.value.isKey === true ? `${segments.slice(0, -1).join('/')}/keys` : segments.slice(0, -1).join('/');
}

function isThere(facts: FactView, path: Path): boolean {
  const there = facts.ask(existence, path);
  return there === 'file' || there === 'folder';
}

/** A path written like the claim's: a folder keeps its slash, which the key leaves out. */
export const writtenLike = ({ key, span }: FactOf<'doc.path'>, path: Path): string =>
  span.end - span.start > key.length ? `${path}/` : path;
