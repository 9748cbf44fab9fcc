import { isInside, type Path, relativePath, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { existence, past } from './paths.ts';
import { namesakeOf, type Replacement, replacementOf } from './replacement.ts';

/** The file that a command's missing one was meant to be: seen from its folder, or from the root, where history knows nothing of it. */
export function openedFileMeant(facts: FactView<'command.file'>, claim: FactOf<'command.file'>, missing: Missing): Replacement | undefined {
  const { path } = missing;
  const atRoot = facts.ask(past, path).state === 'removed' ? path : (resolvePath('', claim.key) ?? path);
  const now = replacementOf(facts, path, claim.path) ?? replacementOf(facts, atRoot, claim.path);
  return now !== undefined && isNamesakeOfOthers(facts, claim, missing, now.path) ? undefined : now;
}

/** How a command would write a path from the folder that its own path starts from; undefined where that is gone or cannot be told. */
export const writtenFrom = (facts: FactView, { key }: FactOf<'command.file'>, from: Path | undefined, path: Path): string | undefined =>
  from === undefined || facts.ask(existence, from) === 'missing'
    ? undefined
    : (key.startsWith('./') && isInside(path, from) ? './' : '') + relativePath(from, path);

interface Missing {
  readonly from?: Path;
  readonly path: Path;
}

/**
 * Whether the namesake of a command's missing file is another thing: a command of the same document names that very file already, or another
 * missing one that would be sent there as well. What history moved there is no mere namesake.
 */
function isNamesakeOfOthers(
  facts: FactView<'command.file'>,
  claim: FactOf<'command.file'>,
  { from, path }: Missing,
  namesake: Path,
): boolean {
  const gone = facts.ask(past, path);
  if ((gone.state === 'removed' && gone.to === namesake) || namesakeOf(facts, path) !== namesake) return false;
  return facts.in(claim.path, 'command.file').some(({ key, value }) => {
    const places = [...(from === undefined ? [] : [from]), ...value.cwd.folders].flatMap(it => resolvePath(it, key) ?? []);
    if (places.includes(path)) return false;
    const there = places.find(it => facts.ask(existence, it) !== 'missing');
    return there === undefined ? places.some(it => namesakeOf(facts, it) === namesake) : there === namesake;
  });
}
