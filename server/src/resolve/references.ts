import { folderOf, isInside, nameOf, type Path } from '../base/path.ts';
import type { Change } from '../base/edit.ts';
import type { FactOf, Veto } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { roleOf } from './role.ts';
import { type PathKind, pathKinds, rewritten, type WrittenPath, writtenPath } from './writtenPaths.ts';

/** Every place in the workspace that names a file or folder, or something in that folder. */
export function referencesTo(facts: FactView, target: Path): readonly WrittenPath[] {
  const name = nameOf(target);
  return claims(facts, it => it.key.includes(name)).filter(it => isInside(it.target, target));
}

/**
 * The edits that keep references whole when files and folders move: of what leads to them from elsewhere, and of what leads
 * elsewhere from them. Spans and paths are those from before the moves.
 */
export function followMoves(facts: FactView, moves: ReadonlyMap<Path, Path>): readonly Extract<Change, { type: 'edit' }>[] {
  const names = [...moves.keys()].map(nameOf);
  const moved = (path: Path): Path => {
    for (const [from, to] of moves) if (isInside(path, from)) return to + path.slice(from.length);
    return path;
  };
  const concerns = (claim: FactOf): boolean => names.some(it => claim.key.includes(it)) || moved(claim.path) !== claim.path;
  return claims(facts, concerns).flatMap(place => {
    const base = place.follows ? folderOf(moved(place.document)) : moved(place.base);
    const target = moved(place.target);
    if (base === place.base && target === place.target) return [];
    const newText = rewritten(place, base, target);
    const before = rewritten(place, place.base, place.target);
    return newText === undefined || newText === before ? [] : [{ type: 'edit', path: place.document, span: place.span, newText }];
  });
}

function claims(facts: FactView, concerns: (claim: FactOf<PathKind>) => boolean): readonly WrittenPath[] {
  return pathKinds.flatMap(kind =>
    (facts.all(kind) as readonly FactOf<PathKind>[]).flatMap(claim =>
      isMeant(claim.veto) && concerns(claim) && isKept(facts, claim) ? (writtenPath(facts, claim) ?? []) : [],
    ),
  );
}

/** A text that takes its claim back may still name what is there; what it denies or records, it names on purpose. */
const isMeant = (veto: Veto | undefined): boolean =>
  veto === undefined || veto === 'tolerated' || veto === 'conditional' || veto === 'produced';

/** Whether a document is kept up to date: a record keeps what it said, but for its links. */
function isKept(facts: FactView, { kind, path }: FactOf): boolean {
  const role = facts.ask(roleOf, path);
  if (role === 'vendored' || role === 'generated' || role === 'fixture') return false;
  return kind === 'doc.link' || (role !== 'chronicle' && role !== 'report' && role !== 'plan');
}
