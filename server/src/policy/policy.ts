import { compileGlob, type PathMatcher } from '../base/glob.ts';
import { folderOf, isInside, type Path } from '../base/path.ts';
import type { TextPattern } from '../extract/textPatterns.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Severity } from '../rules/severity.ts';
import type { Baseline } from './baseline.ts';
import { policyKeys } from './keys.ts';
import type { PolicyFile } from './policyFile.ts';
import { fromRoot } from './scope.ts';
import type { PolicyProblem } from './validate.ts';

/** What a workspace folder wants: its policy files taken together. */
export interface Policy {
  /** The severity that findings of a rule have in a document; `undefined` leaves it to rule and confidence. */
  severityOf(rule: string, path: Path): Severity | 'off' | undefined;
  /** Whether claims of a document are not judged. */
  excludes(path: Path): boolean;
  /** Equal where {@link excludes} answers the same for every path. */
  readonly exclusion: string;
  /** Whether weak findings are shown, as hints. */
  readonly showWeak: boolean;
  /** What is wrong with the policy files, by file. */
  readonly problems: ReadonlyMap<Path, readonly PolicyProblem[]>;
  /** The facts of `policy.*` kinds. */
  readonly facts: readonly FactOf[];
  /** The findings that are accepted for now; without it none are. */
  readonly baseline?: Baseline;
  /** What is looked for in the texts of the workspace. */
  readonly patterns: readonly TextPattern[];
}

/** Takes policy files together: for each document the nearest file that sets a key decides it, of `rules` rule by rule. */
export function policyOf(files: readonly PolicyFile[]): Policy {
  const outward = [...files].sort(nearestFirst).map(file => ({ file, folder: file.scope.folder, excluded: excluder(file) }));
  return {
    severityOf: (rule, path) =>
      outward.find(it => isInside(path, it.folder) && it.file.settings.rules.has(rule))?.file.settings.rules.get(rule),
    excludes: path => outward.find(it => isInside(path, it.folder) && it.file.settings.exclude !== undefined)?.excluded(path) ?? false,
    exclusion: JSON.stringify(
      outward.flatMap(({ file }) => (file.settings.exclude === undefined ? [] : [[file.scope, file.settings.exclude]])),
    ),
    showWeak: files.some(it => it.settings.extended.some(({ text }) => text === 'groundline:strict')),
    problems: new Map(files.filter(it => it.problems.length > 0 && it.at === undefined).map(it => [it.path, it.problems])),
    facts: files.flatMap(factsOf),
    patterns: files.flatMap(patternsOf),
  };
}

/** Deeper folders first, then the root, then what lies above it. */
export const nearestFirst = ({ scope: a }: PolicyFile, { scope: b }: PolicyFile): number =>
  b.folder.length - a.folder.length || a.down.length - b.down.length;

function excluder(file: PolicyFile): PathMatcher {
  const matchers = (file.settings.exclude ?? []).flatMap(it => compileGlob(fromRoot(file.scope, it) ?? '') ?? []);
  const folders = new Map<Path, boolean>([['', false]]);
  // A glob that matches a folder speaks of all below it.
  const folderMatches = (folder: Path): boolean => {
    let known = folders.get(folder);
    if (known === undefined) {
      known = matchers.some(it => it(folder)) || folderMatches(folderOf(folder));
      folders.set(folder, known);
    }
    return known;
  };
  return path => matchers.some(it => it(path)) || folderMatches(folderOf(path));
}

function factsOf({ settings, scope, at }: PolicyFile): readonly FactOf[] {
  const facts = policyKeys.flatMap(key => {
    const value = settings.values.get(key.name);
    return value === undefined ? [] : (key.facts?.(value, scope, settings.text) ?? []);
  });
  return at === undefined ? facts : facts.map(it => ({ ...it, span: at }));
}

function patternsOf({ settings, scope }: PolicyFile): readonly TextPattern[] {
  return policyKeys.flatMap(key => {
    const value = settings.values.get(key.name);
    return value === undefined ? [] : (key.patterns?.(value, scope) ?? []);
  });
}
