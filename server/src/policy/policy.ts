import { compileGlob, type PathMatcher } from '../base/glob.ts';
import { folderOf, isInside, type Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Severity } from '../rules/rule.ts';
import type { PolicyFile } from './policyFile.ts';
import type { PolicyProblem } from './validate.ts';

/** What a workspace folder wants: its policy files taken together. */
export interface Policy {
  /** The severity that findings of a rule have in a document; `undefined` leaves it to rule and confidence. */
  severityOf(rule: string, path: Path): Severity | 'off' | undefined;
  /** Whether claims of a document are not judged. */
  excludes(path: Path): boolean;
  /** Whether weak findings are shown, as hints. */
  readonly showWeak: boolean;
  /** What is wrong with the policy files, by file. */
  readonly problems: ReadonlyMap<Path, readonly PolicyProblem[]>;
  /** The facts of `policy.*` kinds. */
  readonly facts: readonly FactOf[];
}

/** Takes policy files together: for each document the nearest file that sets a key decides it, of `rules` rule by rule. */
export function policyOf(files: readonly PolicyFile[]): Policy {
  const outward = [...files].sort(nearestFirst).map(file => ({ file, folder: file.scope.folder, excluded: excluder(file) }));
  return {
    severityOf: (rule, path) =>
      outward.find(it => isInside(path, it.folder) && it.file.settings.rules.has(rule))?.file.settings.rules.get(rule),
    excludes: path => outward.find(it => isInside(path, it.folder) && it.file.settings.exclude !== undefined)?.excluded(path) ?? false,
    showWeak: files.some(it => it.settings.presets.includes('groundline:strict')),
    problems: new Map(files.filter(it => it.problems.length > 0).map(it => [it.path, it.problems])),
    facts: files.flatMap(factsOf),
  };
}

/** Deeper folders first, then the root, then what lies above it. */
const nearestFirst = ({ scope: a }: PolicyFile, { scope: b }: PolicyFile): number =>
  b.folder.length - a.folder.length || a.down.length - b.down.length;

function excluder(file: PolicyFile): PathMatcher {
  const matchers = (file.settings.exclude ?? []).flatMap(it => compileGlob(fromRoot(file, it) ?? '') ?? []);
  return path => matchers.some(it => it(path) || foldersOf(path).some(it));
}

/** The folders a path lies in, since a glob that matches a folder speaks of all below it. */
function foldersOf(path: Path): readonly Path[] {
  const folders: Path[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

/** A policy's glob as one from the root of the workspace folder; `undefined` when it speaks of nothing in it. */
function fromRoot({ scope: { folder, down } }: PolicyFile, glob: string): string | undefined {
  const bare = glob.replace(/^(?:\.?\/)+|\/$/g, '');
  if (folder !== '') return `${folder.replace(/[*?[\]{}\\]/g, '\\$&')}/${bare}`;
  if (down === '') return bare;
  const segments = bare.split('/');
  for (const name of down.split('/')) {
    const [segment = ''] = segments;
    if (segment === '**') return segments.join('/');
    if (compileGlob(segment)?.(name) !== true) return undefined;
    // A glob that ends at a folder above the root speaks of all of it.
    if (segments.length === 1) return '**';
    segments.shift();
  }
  return segments.join('/');
}

function factsOf(file: PolicyFile): readonly FactOf[] {
  const facts: FactOf[] = [];
  for (const { match, heading, span } of file.settings.history ?? []) {
    const glob = fromRoot(file, match);
    if (glob === undefined) continue;
    const value = heading === undefined ? {} : { heading };
    // A glob that matches a folder speaks of all below it.
    for (const key of glob.endsWith('**') ? [glob] : [glob, `${glob}/**`])
      facts.push({ kind: 'policy.history', key, value, path: file.path, span });
  }
  const { protected: settings } = file.settings;
  for (const { match, why, span } of settings?.paths ?? []) {
    const key = fromRoot(file, match);
    if (key !== undefined)
      facts.push({
        kind: 'policy.protected',
        key,
        value: { from: 'policy', ...(why === undefined ? {} : { why }) },
        path: file.path,
        span,
      });
  }
  if (settings?.deny)
    facts.push({
      kind: 'policy.protected',
      key: '**',
      value: { from: 'policy', why: 'everything is protected by default' },
      path: file.path,
      span: settings.span,
    });
  for (const glob of settings?.except ?? []) {
    const key = fromRoot(file, glob);
    if (key !== undefined) facts.push({ kind: 'policy.unprotected', key, value: {}, path: file.path, span: nowhere });
  }
  return facts;
}
