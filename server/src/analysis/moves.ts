import type { Change } from '../base/edit.ts';
import type { FactView } from '../index/view.ts';
import { followMoves } from '../resolve/references.ts';

/** The changes, and where files move the edits that keep every known reference to and from them whole. */
export function withReferences(changes: readonly Change[], facts: FactView): readonly Change[] {
  const moves = new Map(changes.flatMap(it => (it.type === 'move' ? [[it.path, it.to] as const] : [])));
  return moves.size === 0 ? changes : [...followMoves(facts, moves), ...changes];
}
