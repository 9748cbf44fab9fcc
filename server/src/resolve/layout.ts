import { compileGlob, type PathMatcher } from '../base/glob.ts';
import { folderOf, isInside, nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** Why a file lies in the wrong place. */
export interface Misplacement {
  /** What of the policy says so. */
  readonly by: FactOf<'policy.route'> | FactOf<'policy.allowed'>;
  /** Where it goes, with its name; `undefined` when nothing says so. */
  readonly to?: Path;
}

/** The files that lie where the policy does not want them, ignored ones of the root included; question: `''`. */
export const strayFiles = defineResolution({
  id: 'stray-files',
  reads: ['policy.allowed', 'policy.route', 'tree.file', 'disk.ignored-file'],
  answer(facts): readonly Path[] {
    if (facts.all('policy.allowed').length + facts.all('policy.route').length === 0) return [];
    const files = [...facts.all('tree.file').map(it => it.key), ...facts.all('disk.ignored-file').map(it => it.key)];
    return files.filter(it => misplacementOf(facts, it) !== undefined);
  },
});

/**
 * Whether a file lies in the wrong place: what the policy allows by its name stays, then its routes decide, then what it
 * allows by globs. An ignored file is there with the repository's consent: only a route speaks of it.
 */
export function misplacementOf(
  facts: FactView<'policy.allowed' | 'policy.route' | 'disk.ignored-file'>,
  path: Path,
): Misplacement | undefined {
  const folder = folderOf(path);
  const allowed = facts.all('policy.allowed').filter(it => it.value.folder === folder);
  if (allowed.some(it => it.key === path)) return undefined;
  const route = facts.all('policy.route').find(it => matcherOf(it.key)(path));
  if (route !== undefined) {
    const { to } = route.value;
    return isInside(path, to) ? undefined : { by: route, to: to === '' ? nameOf(path) : `${to}/${nameOf(path)}` };
  }
  const [first] = allowed;
  // A policy lies where it holds, whatever document of the repository it adopts.
  if (first === undefined || nameOf(path) === 'groundline.yaml' || facts.get('disk.ignored-file', path).length > 0) return undefined;
  return allowed.some(it => matcherOf(it.key)(path)) ? undefined : { by: first };
}

/** Files that a policy forbids; question: `''`. */
export const forbiddenFiles = defineResolution({
  id: 'forbidden-files',
  reads: ['policy.forbidden-file', 'tree.file'],
  answer(facts): readonly Path[] {
    const globs = facts.all('policy.forbidden-file').map(it => matcherOf(it.key));
    return globs.length === 0
      ? []
      : facts
          .all('tree.file')
          .map(it => it.key)
          .filter(path => globs.some(it => it(path)));
  },
});

/** The entry of the policy that forbids a file. */
export const forbiddenBy = (facts: FactView<'policy.forbidden-file'>, path: Path): FactOf<'policy.forbidden-file'> | undefined =>
  facts.all('policy.forbidden-file').find(it => matcherOf(it.key)(path));

/** Whether a file matches a glob; question: the glob. */
export const isMatched = defineResolution({
  id: 'is-matched',
  reads: ['tree.file'],
  answer(facts, glob: string): boolean {
    if (!/[*?[{\\]/.test(glob)) return facts.get('tree.file', glob).length > 0;
    const matches = matcherOf(glob);
    return facts.all('tree.file').some(it => matches(it.key));
  },
});

const matchers = new Map<string, PathMatcher>();

function matcherOf(glob: string): PathMatcher {
  const known = matchers.get(glob);
  if (known !== undefined) return known;
  const made = compileGlob(glob) ?? (() => false);
  if (matchers.size > 1000) matchers.clear();
  matchers.set(glob, made);
  return made;
}
