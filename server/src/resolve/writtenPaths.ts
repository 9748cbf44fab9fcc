import { literalOwnersPath } from '../base/ownersPattern.ts';
import { folderOf, foldersAbove, type Path, relativePath, resolvePath } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Cwd } from '../facts/cwd.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { mergedBuild } from './composeBuild.ts';
import { composeSetsOf } from './composeSets.ts';
import { buildContextsOf } from './dockerContexts.ts';
import { destinationOf } from './links.ts';
import { existence } from './paths.ts';

/** A path that a document names, with what it takes to name another one there. */
export interface WrittenPath {
  readonly document: Path;
  /** The characters of the path, without quotes, query and anchor. */
  readonly span: Span;
  /** The file or folder that it leads to. */
  readonly target: Path;
  /** The folder that it is relative to. */
  readonly base: Path;
  /** Whether the base is the document's own folder, wherever the document lies. */
  readonly follows: boolean;
  /** Whether `..` may lead out of the base. */
  readonly climbs: boolean;
  readonly prefix: '' | './' | '/';
  readonly suffix: '' | '/';
  /** Whether it is written as part of a URL. */
  readonly encoded: boolean;
}

/** The kinds of claims that name a path of the workspace. */
export const pathKinds = [
  'doc.link',
  'doc.path',
  'command.file',
  'command.compose-file',
  'compose.path',
  'kustomization.path',
  'docker.copy-source',
  'workflow.local-action',
  'workflow.folder',
  'code.path',
  'dependabot.directory',
  'owners.pattern',
  'policy.protected',
  'policy.history',
  'policy.legacy',
] as const satisfies readonly FactKind[];

export type PathKind = (typeof pathKinds)[number];

export const isPathClaim = (fact: FactOf): fact is FactOf<PathKind> => (pathKinds as readonly FactKind[]).includes(fact.kind);

/** The path that a claim names, when something is there; `undefined` when it cannot be told or could not be written otherwise. */
export function writtenPath(facts: FactView, claim: FactOf<PathKind>): WrittenPath | undefined {
  if (claim.kind === 'doc.link') return linked(facts, claim);
  const extra = claim.span.end - claim.span.start - claim.key.length;
  // Where quotes or escapes stand between the characters, only whoever wrote them knows how to write others.
  if (extra !== 0 && extra !== 1) return undefined;
  const place = placesOf(facts, claim).find(it => stands(facts, it.target));
  return place === undefined ? undefined : { ...written(claim, claim.key, extra === 1), climbs: true, encoded: false, ...place };
}

function linked(facts: FactView, link: FactOf<'doc.link'>): WrittenPath | undefined {
  const destination = destinationOf(facts, link);
  if (destination.is !== 'file' && destination.is !== 'folder') return undefined;
  const rooted = link.key.startsWith('/');
  const base = rooted ? '' : folderOf(link.path);
  // A site may find it from another folder than the document's.
  if (resolvePath(base, rooted ? link.key.slice(1) : link.key) !== destination.path) return undefined;
  return { ...written(link, link.key, false), target: destination.path, base, follows: !rooted, climbs: true, encoded: true };
}

const written = (claim: FactOf, key: string, slash: boolean): Pick<WrittenPath, 'document' | 'span' | 'prefix' | 'suffix'> => ({
  document: claim.path,
  span: claim.span,
  prefix: key.startsWith('./') ? './' : key.startsWith('/') ? '/' : '',
  suffix: slash || key.endsWith('/') ? '/' : '',
});

type Place = Pick<WrittenPath, 'target' | 'base' | 'follows'> & Partial<Pick<WrittenPath, 'climbs'>>;

/** Where a claim's path may be, likeliest first. */
function placesOf(facts: FactView, claim: Exclude<FactOf<PathKind>, FactOf<'doc.link'>>): readonly Place[] {
  const { path: document, key } = claim;
  const own = folderOf(document);
  const at = (base: Path, follows: boolean, more: Partial<Pick<WrittenPath, 'climbs'>> = {}): readonly Place[] => {
    const target = resolvePath(base, key.replace(/^\//, ''));
    return target === undefined || target === '' ? [] : [{ target, base, follows, ...more }];
  };
  switch (claim.kind) {
    case 'doc.path':
      return ['', ...foldersAbove(document)].flatMap(it => at(it, it === own && it !== ''));
    case 'command.file':
    case 'command.compose-file':
      return foldersOf(claim.value.cwd, document).flatMap(it => at(it, claim.value.cwd.certain && it === own && it !== ''));
    case 'compose.path':
      return composeBases(facts, claim).flatMap(it => at(it, it === own));
    case 'kustomization.path':
      return at(own, true);
    case 'docker.copy-source': {
      if (/[*?[\\]/.test(key)) return [];
      const { known, above } = facts.ask(buildContextsOf, document);
      return (known.length > 0 ? known : above).flatMap(it => at(it, false, { climbs: false }));
    }
    case 'owners.pattern':
      return literalOwnersPath(key) === undefined ? [] : at('', false, { climbs: false });
    case 'workflow.local-action':
    case 'workflow.folder':
    case 'code.path':
    case 'dependabot.directory':
    case 'policy.protected':
    case 'policy.history':
    case 'policy.legacy':
      return at('', false, { climbs: false });
  }
}

const foldersOf = (cwd: Cwd, document: Path): readonly Path[] =>
  cwd.certain ? cwd.folders.slice(0, 1) : [...new Set([...cwd.folders, ...foldersAbove(document)])];

function composeBases(facts: FactView, { path, value }: FactOf<'compose.path'>): readonly Path[] {
  if (value.remote || value.implied) return [];
  const sets = facts.ask(composeSetsOf, path);
  if (value.use !== 'dockerfile') return [...new Set([folderOf(path), ...sets.map(it => it.folder)])];
  return sets.flatMap(set => mergedBuild(facts, set, value.service ?? '')?.context ?? []);
}

const stands = (facts: FactView, path: Path): boolean => ['file', 'folder'].includes(facts.ask(existence, path));

/** What stands in place of a path when it leads to another target, from another base; `undefined` when it cannot lead there. */
export function rewritten({ prefix, suffix, encoded, climbs }: WrittenPath, base: Path, target: Path): string | undefined {
  const relative = prefix === '/' && base === '' ? target : relativePath(base, target);
  if (relative.startsWith('../') && !climbs) return undefined;
  const bare = (prefix === './' && relative.startsWith('.') ? '' : prefix) + relative + suffix;
  return encoded ? encodeURI(bare) : bare;
}
