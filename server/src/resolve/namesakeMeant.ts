import { type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { existence, past } from './paths.ts';
import { namesakeOf } from './replacement.ts';

/**
 * Whether the namesake of a command's missing file is another thing: a command of the same document names that very file already, or another
 * missing one that would be sent there as well. What history moved there is no mere namesake.
 */
export function isNamesakeOfOthers(
  facts: FactView<'command.file'>,
  claim: FactOf<'command.file'>,
  { from, path, namesake }: { readonly from: Path | undefined; readonly path: Path; readonly namesake: Path },
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
