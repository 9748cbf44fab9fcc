import { compileOwnersPattern } from '../base/ownersPattern.ts';
import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Tree } from '../index/tree.ts';
import { toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { ProtectingDocument } from './trees.ts';

/** The documents of a folder that protect paths, with what each of their patterns matches now. */
export function protectingDocuments(folder: Folder, prefix: string): readonly ProtectingDocument[] {
  const { snapshot } = folder.engine;
  return snapshot.documentsWith('owners.pattern').map(path => ({
    document: `${prefix}${path}`,
    uri: folder.uriOf(path),
    patterns: snapshot.in(path, 'owners.pattern').map(fact => ({
      pattern: fact.key,
      location: { uri: folder.uriOf(path), range: toRange(folder.linesOf(path), fact.span) },
      note: fact.value.owners.join(' '),
      files: matches(snapshot.tree, fact).map(it => ({ path: it, uri: folder.uri.uriOf(it) })),
    })),
  }));
}

/** What patterns match, per tree: a view asks again after every change, and most changes leave the tree alone. */
const known = new WeakMap<Tree, Map<string, readonly Path[]>>();

function matches(tree: Tree, { key, value: { syntax } }: FactOf<'owners.pattern'>): readonly Path[] {
  const byPattern = known.get(tree) ?? new Map<string, readonly Path[]>();
  known.set(tree, byPattern);
  const name = `${syntax} ${key}`;
  const before = byPattern.get(name);
  if (before !== undefined) return before;
  const matcher = compileOwnersPattern(key, syntax);
  const paths = tree.paths().filter(matcher);
  byPattern.set(name, paths);
  return paths;
}
