import type { PathMatcher } from '../base/glob.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Tree } from '../index/tree.ts';
import { isPolicyFile } from '../policy/policyFile.ts';
import { type ProtectingPattern, protection, protectorsOf } from '../resolve/protection.ts';
import { knowsChanges } from '../resolve/protectedStatus.ts';
import { toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { ProtectedPattern, ProtectingDocument } from './protectedPathsTree.ts';
import { changesOf, factsOf } from './protectedChanges.ts';

/** The documents of a folder that protect paths (CODEOWNERS, the policy, the registries it adopts), with what each of their patterns matches now. */
export function protectingDocuments(folder: Folder, prefix: string): readonly ProtectingDocument[] {
  const { snapshot } = folder.engine;
  const { patterns: all } = factsOf(snapshot).ask(protection, '');
  return [...grouped(all, it => it.fact.path)].map(([path, patterns]) => {
    const asks = patterns.some(it => it.fact.kind === 'policy.protected') || isAdopted(snapshot, path);
    const itself = itselfProtected(folder, path);
    return {
      document: `${prefix}${path}`,
      uri: folder.uriOf(path),
      asks,
      patterns: [...patterns.map(it => patternOf(folder, it, asks)), ...(itself === undefined ? [] : [itself])],
    };
  });
}

/** What decides about protection, below the document that protects it: the policy and the allowed signers. */
function itselfProtected(folder: Folder, document: Path): ProtectedPattern | undefined {
  const { snapshot } = folder.engine;
  const facts = factsOf(snapshot);
  const files = governingFiles(snapshot).flatMap(path => {
    const [protector] = facts.ask(protectorsOf, path);
    return protector?.path === document && protector.pattern === path ? [{ path, protector }] : [];
  });
  const [first] = files;
  if (first === undefined) return undefined;
  const untouched = knowsChanges(facts) ? ({ state: 'unchanged' } as const) : {};
  return {
    pattern: 'Protection itself',
    implied: true,
    location: { uri: folder.uriOf(document), range: toRange(folder.linesOf(document), first.protector.span) },
    note: 'policy and signers',
    files: files.map(({ path }) => ({ path, uri: folder.uri.uriOf(path), ...(changesOf(folder).get(path) ?? untouched) })),
  };
}

function governingFiles(snapshot: Snapshot): readonly Path[] {
  const signers = snapshot.get('policy.approvals', '')[0]?.value.signers;
  return chosen(snapshot, `itself\u0000${signers}`, path => isPolicyFile(path) || path === signers);
}

const isAdopted = (snapshot: Snapshot, path: Path): boolean => snapshot.all('policy.protecting-owners').some(it => it.key === path);

function patternOf(folder: Folder, { fact, covers, name }: ProtectingPattern, asks: boolean): ProtectedPattern {
  const { snapshot } = folder.engine;
  const { kind, key, value, path, span } = fact;
  const changes = changesOf(folder);
  const untouched = asks && knowsChanges(factsOf(snapshot)) ? ({ state: 'unchanged' } as const) : {};
  const present = chosen(snapshot, name, covers);
  const gone = [...changes.keys()].filter(it => !folder.isListed(it) && covers(it));
  return {
    pattern: key,
    location: { uri: folder.uriOf(path), range: toRange(folder.linesOf(path), span) },
    note: kind === 'owners.pattern' ? value.owners.join(' ') : (value.why ?? ''),
    files: [...present, ...gone].sort().map(it => ({ path: it, uri: folder.uri.uriOf(it), ...(changes.get(it) ?? untouched) })),
  };
}

/** What patterns match, per tree: a view asks again after every change, and most changes leave the tree alone. */
const known = new WeakMap<Tree, Map<string, readonly Path[]>>();

function chosen(snapshot: Snapshot, name: string, matches: PathMatcher): readonly Path[] {
  const byPattern = known.get(snapshot.tree) ?? new Map<string, readonly Path[]>();
  known.set(snapshot.tree, byPattern);
  const before = byPattern.get(name);
  if (before !== undefined) return before;
  const paths = snapshot.tree.paths().filter(matches);
  byPattern.set(name, paths);
  return paths;
}
