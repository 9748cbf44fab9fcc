import { folderOf, foldersAbove, isInside, type Path, relativePath, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { codeListOf } from './codeLists.ts';
import { buildContextsOf } from './dockerContexts.ts';
import { existence } from './paths.ts';

/** The claims that name a path. */
export type PathClaim =
  | 'doc.link'
  | 'doc.path'
  | 'command.file'
  | 'command.compose-file'
  | 'command.module'
  | 'compose.path'
  | 'docker.copy-source'
  | 'code.path';

/** A claim's path that lies in what is given up. */
export interface LegacyReference {
  readonly path: Path;
  readonly entry: FactOf<'policy.legacy'>;
  /** What to use: the same path below the successor where that is there, else the successor itself. */
  readonly successor?: Path;
  /** The successor as the claim would write it, when it stands for the claim's whole path. */
  readonly written?: string;
}

/** Whether what a claim names lies in a path that the policy gives up. Something of that name elsewhere is what was meant. */
export function legacyReference(facts: FactView, claim: FactOf<PathClaim>): LegacyReference | undefined {
  const entries = facts.ask(legacyPaths, '');
  if (entries.length === 0 || entries.some(it => isInside(claim.path, it.key))) return undefined;
  const places = placesOf(facts, claim);
  const there = places.find(it => ['file', 'folder'].includes(facts.ask(existence, it.path)));
  for (const { base, path } of there === undefined ? places : [there]) {
    const entry = entries.find(it => isInside(path, it.key));
    if (entry === undefined) continue;
    const use = entry.value.use === undefined ? undefined : resolvePath('', entry.value.use);
    if (use === undefined || use === '') return { path, entry };
    const same = path === entry.key ? use : `${use}${path.slice(entry.key.length)}`;
    const stands = ['file', 'folder'].includes(facts.ask(existence, same));
    if (!stands && path !== entry.key) return { path, entry, successor: use };
    const relative = claim.kind !== 'command.module' && !(claim.kind === 'compose.path' && claim.value.under !== undefined);
    return { path, entry, successor: same, ...(relative ? { written: writtenAs(claim, base, same) } : {}) };
  }
  return undefined;
}

/** Paths that the policy gives up, the deepest first; question: `''`. */
const legacyPaths = defineResolution({
  id: 'legacy-paths',
  reads: ['policy.legacy'],
  answer: (facts): readonly FactOf<'policy.legacy'>[] => facts.all('policy.legacy').toSorted((a, b) => b.key.length - a.key.length),
});

interface Place {
  readonly base: Path;
  readonly path: Path;
}

/** Where a claim's path may be, likeliest first. */
function placesOf(facts: FactView, claim: FactOf<PathClaim>): readonly Place[] {
  switch (claim.kind) {
    case 'doc.link':
      return claim.key.startsWith('/') ? from([''], claim.key.slice(1)) : from([folderOf(claim.path)], claim.key);
    case 'doc.path':
      return from(['', ...foldersAbove(claim.path)], claim.key);
    case 'code.path':
      return isAboutThis(facts, claim) ? from([''], claim.key) : [];
    case 'command.file':
    case 'command.compose-file':
      return from(claim.value.cwd.folders, claim.key);
    case 'command.module':
      return modulePlaces(facts, claim);
    case 'compose.path':
      return claim.value.remote || claim.value.implied
        ? []
        : from([folderOf(claim.path), ''], claim.value.under === undefined ? claim.key : `${claim.value.under}/${claim.key}`);
    case 'docker.copy-source': {
      const { known, above } = facts.ask(buildContextsOf, claim.path);
      return from([...known, ...above], claim.key.replace(/^\/+/, ''));
    }
  }
}

/** Whether a list of paths in a source is about this workspace: others of it are there, beside what is given up. */
const isAboutThis = (facts: FactView, claim: FactOf<'code.path'>): boolean =>
  codeListOf(facts, claim)?.there.some(path => !facts.ask(legacyPaths, '').some(it => isInside(path, it.key))) === true;

const from = (bases: readonly Path[], written: string): readonly Place[] =>
  [...new Set(bases)].flatMap(base => {
    const path = resolvePath(base, written);
    return path === undefined ? [] : [{ base, path }];
  });

/** A module is a file or a package below the working directory, below `src`, or below a folder that the command puts on the path. */
function modulePlaces(facts: FactView, { key, value }: FactOf<'command.module'>): readonly Place[] {
  const bases = value.cwd.folders.flatMap(folder => ['', 'src', ...value.roots].flatMap(it => resolvePath(folder, it) ?? []));
  const places = from(bases, key.replaceAll('.', '/'));
  const file = places.find(it => facts.ask(existence, `${it.path}.py`) === 'file');
  return file === undefined ? places : [{ base: file.base, path: `${file.path}.py` }];
}

function writtenAs(claim: FactOf<PathClaim>, base: Path, path: Path): string {
  if (claim.kind === 'doc.link' && claim.key.startsWith('/')) return `/${path}`;
  const relative = relativePath(base, path);
  const lead = claim.key.startsWith('./') && !relative.startsWith('.') ? './' : '';
  const slash = claim.key.endsWith('/') || (claim.kind === 'doc.path' && claim.span.end - claim.span.start > claim.key.length) ? '/' : '';
  return lead + relative + slash;
}
