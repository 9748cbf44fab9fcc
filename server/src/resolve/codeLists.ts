import { folderOf, foldersAbove, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { existence } from './paths.ts';

/** A list of paths in a source file, as it stands to the tree. */
export interface CodeList {
  /** The folder that its paths start from: the one from which most are there. */
  readonly base: Path;
  readonly there: readonly Path[];
  readonly missing: readonly Path[];
}

/** The list that a path stands in. */
export const codeListOf = (facts: FactView, { path, value }: FactOf<'code.path'>): CodeList | undefined =>
  facts.ask(codeLists, path)[value.list];

/** The lists of paths in a source file by their numbers; question: its path. */
const codeLists = defineResolution({
  id: 'code-lists',
  reads: ['code.path'],
  answer(facts, document: Path): Readonly<Record<number, CodeList>> {
    const members = new Map<number, string[]>();
    for (const { key, value } of facts.in(document, 'code.path')) members.set(value.list, [...(members.get(value.list) ?? []), key]);
    const bases = ['', ...[...foldersAbove(document)].filter(it => it !== '')];
    return Object.fromEntries([...members].map(([number, keys]) => [number, bestOf(bases.map(it => standing(facts, it, keys)))]));
  },
});

function standing(facts: FactView, base: Path, keys: readonly string[]): CodeList {
  const there: Path[] = [];
  const missing: Path[] = [];
  for (const key of keys) {
    const path = resolvePath(base, key);
    const is = path === undefined ? 'opaque' : facts.ask(existence, path);
    if (path !== undefined && (is === 'file' || is === 'folder')) there.push(path);
    else if (path !== undefined && is === 'missing') missing.push(path);
  }
  return { base, there, missing };
}

const bestOf = (lists: readonly CodeList[]): CodeList =>
  lists.reduce((best, it) => (it.there.length > best.there.length ? it : best), lists[0] ?? { base: '', there: [], missing: [] });

/** Whether a list offers a path beside others that would do as well: the same name elsewhere, or with another extension. */
export const hasAlternative = ({ there }: CodeList, path: Path): boolean =>
  there.some(it => stem(it) === stem(path) || (folderOf(it) === folderOf(path) && nameOf(it).split('.')[0] === nameOf(path).split('.')[0]));

const stem = (path: Path): string => nameOf(path).replace(/\.\w+$/, '');
