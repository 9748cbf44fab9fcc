import { foldersAbove, isInside, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { isPlacedElsewhere } from './configTakers.ts';
import { existence, sameSuffix } from './paths.ts';
import { isProduced } from './produced.ts';

/** A configuration that is read where it is not. */
export interface WrongRead {
  /** Where it is looked for. */
  readonly path: Path;
  /** The only file of the tree that ends with the same segments. */
  readonly meant: Path;
  /** What the path should be joined to, for the path behind it to lead there. */
  readonly base: Path;
}

/** Where a program that opens a configuration looks in vain, and the file that it means; undefined when it may be right. */
export function wrongReadOf(facts: FactView<'code.read'>, claim: FactOf<'code.read'>): WrongRead | undefined {
  const { base, folder } = claim.value;
  const bases = base === 'source' ? [folder ?? ''] : base === 'root' ? [''] : ['', ...foldersAbove(claim.path)];
  const paths = bases.flatMap(it => resolvePath(it, claim.key) ?? []);
  if (paths.length !== bases.length || paths.some(it => facts.ask(existence, it) !== 'missing' || facts.ask(isProduced, it)))
    return undefined;
  const tail = claim.key.replace(/^(?:\.{1,2}\/)+/, '');
  const found = [...(facts.ask(existence, tail) === 'file' ? [tail] : []), ...sameSuffix(facts, tail)];
  const [meant] = found;
  const [path] = paths;
  if (meant === undefined || found.length > 1 || path === undefined) return undefined;
  // An image or a service puts the file elsewhere than it lies in the workspace.
  if (facts.ask(isPlacedElsewhere, meant)) return undefined;
  // One of several places that the program tries.
  const tried = facts.in(claim.path, 'code.read').some(it => resolvePath(it.value.folder ?? '', it.key) === meant);
  return tried ? undefined : { path, meant, base: meant.slice(0, Math.max(0, meant.length - tail.length - 1)) };
}

/** How many folders up a source's path its base has to be, counted as `.parent` counts; undefined when it does not lie above. */
export const levelsUp = (source: Path, base: Path): number | undefined =>
  isInside(source, base) ? [...foldersAbove(source)].findIndex(it => it === base) + 1 : undefined;
