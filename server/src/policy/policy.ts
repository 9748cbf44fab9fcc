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
  const outward = [...files].sort((a, b) => folderOf(b.path).length - folderOf(a.path).length).map(file => ({ file, folder: folderOf(file.path), excluded: excluder(file) }));
  return {
    severityOf: (rule, path) => outward.find(it => isInside(path, it.folder) && it.file.settings.rules.has(rule))?.file.settings.rules.get(rule),
    excludes: path => outward.find(it => isInside(path, it.folder) && it.file.settings.exclude !== undefined)?.excluded(path) ?? false,
    showWeak: files.some(it => it.settings.presets.includes('groundline:strict')),
    problems: new Map(files.filter(it => it.problems.length > 0).map(it => [it.path, it.problems])),
    facts: files.flatMap(factsOf),
  };
}

function excluder(file: PolicyFile): PathMatcher {
  const matchers = (file.settings.exclude ?? []).flatMap(it => compileGlob(below(file, it)) ?? []);
  return path => matchers.some(it => it(path) || foldersOf(path).some(it));
}

/** The folders a path lies in, since a glob that matches a folder speaks of all below it. */
function foldersOf(path: Path): readonly Path[] {
  const folders: Path[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

/** A policy's glob as one from the root of the workspace folder. */
export function below(file: PolicyFile, glob: string): string {
  const folder = folderOf(file.path);
  const bare = glob.replace(/^(?:\.?\/)+|\/$/g, '');
  return folder === '' ? bare : `${folder.replace(/[*?[\]{}\\]/g, '\\$&')}/${bare}`;
}

function factsOf(file: PolicyFile): readonly FactOf[] {
  const facts: FactOf[] = [];
  for (const { match, heading, span } of file.settings.history ?? []) {
    const glob = below(file, match);
    const value = heading === undefined ? {} : { heading };
    // A glob that matches a folder speaks of all below it.
    for (const key of glob.endsWith('**') ? [glob] : [glob, `${glob}/**`]) facts.push({ kind: 'policy.history', key, value, path: file.path, span });
  }
  const { protected: settings } = file.settings;
  for (const { match, why, span } of settings?.paths ?? []) {
    facts.push({ kind: 'policy.protected', key: below(file, match), value: { from: 'policy', ...(why === undefined ? {} : { why }) }, path: file.path, span });
  }
  if (settings?.deny) facts.push({ kind: 'policy.protected', key: '**', value: { from: 'policy', why: 'everything is protected by default' }, path: file.path, span: settings.span });
  for (const glob of settings?.except ?? []) facts.push({ kind: 'policy.unprotected', key: below(file, glob), value: {}, path: file.path, span: nowhere });
  return facts;
}
