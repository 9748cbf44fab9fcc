import { compileTree } from '../base/glob.ts';
import { grouped } from '../base/grouping.ts';
import { compileOwnersPattern } from '../base/ownersPattern.ts';
import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Tree } from '../index/tree.ts';
import { toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { ProtectedPattern, ProtectingDocument } from './protectedPathsTree.ts';

/** The documents of a folder that protect paths (CODEOWNERS, the policy, the registries it adopts), with what each of their patterns matches now. */
export function protectingDocuments(folder: Folder, prefix: string): readonly ProtectingDocument[] {
  const { snapshot } = folder.engine;
  const facts: readonly Protecting[] = [...snapshot.all('owners.pattern'), ...snapshot.all('policy.protected')];
  return [...grouped(facts, it => it.path)].map(([path, patterns]) => ({
    document: `${prefix}${path}`,
    uri: folder.uriOf(path),
    patterns: patterns.map(it => patternOf(folder, snapshot, it)),
  }));
}

type Protecting = FactOf<'owners.pattern'> | FactOf<'policy.protected'>;

function patternOf(folder: Folder, snapshot: Snapshot, fact: Protecting): ProtectedPattern {
  const { kind, key, value, path, span } = fact;
  return {
    pattern: key,
    location: { uri: folder.uriOf(path), range: toRange(folder.linesOf(path), span) },
    note: kind === 'owners.pattern' ? value.owners.join(' ') : (value.why ?? ''),
    files: matches(snapshot, fact).map(it => ({ path: it, uri: folder.uri.uriOf(it) })),
  };
}

/** What patterns match, per tree: a view asks again after every change, and most changes leave the tree alone. */
const known = new WeakMap<Tree, Map<string, readonly Path[]>>();

function matches(snapshot: Snapshot, fact: Protecting): readonly Path[] {
  const byPattern = known.get(snapshot.tree) ?? new Map<string, readonly Path[]>();
  known.set(snapshot.tree, byPattern);
  const except =
    fact.kind === 'policy.protected' ? [...(fact.value.unless ?? []), ...snapshot.all('policy.unprotected').map(it => it.key)] : [];
  const name = [fact.kind, fact.key, ...except].join('\u0000');
  const before = byPattern.get(name);
  if (before !== undefined) return before;
  const paths = snapshot.tree.paths().filter(matcherOf(fact, except));
  byPattern.set(name, paths);
  return paths;
}

function matcherOf(fact: Protecting, except: readonly string[]): (path: Path) => boolean {
  if (fact.kind === 'owners.pattern') return compileOwnersPattern(fact.key, fact.value.syntax);
  const matcher = compileTree(fact.key);
  const exceptions = except.map(compileTree);
  return path => matcher(path) && !exceptions.some(it => it(path));
}
