import { continues, isPartOfTask } from '../../base/nameWords.ts';
import { byNearness, isNearestAlone, isRelated, nearest } from '../../base/nearest.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { Fix } from '../rule.ts';

/**
 * Offers to write another name in place of a claim's: the one it was most likely meant to be first, which is the only one that continues
 * it, else the nearest; then, where there are few, others that are related to it, or `'all'` of them where all are of one kind. `first` is
 * known to be meant. Only a name that is the nearest alone is safe to write. Of several that continue it, or end with it, none tells that it
 * is meant, and what does a part of a task, or a task that it is a part of, is not the task; nor is one of the same name outside of a group
 * that is there (`migrate` of `db:migrate` beside `db:push`), or of a group in one.
 */
export function nameFixes(
  claim: FactOf,
  candidates: readonly string[],
  first?: string,
  offer: 'all' | 'related' = 'related',
): readonly Fix[] {
  const isTask = claim.kind === 'command.script' || claim.kind === 'command.target';
  const all = [...new Set(candidates)].filter(
    it => it !== claim.key && !isPartOfTask(it, claim.key) && !(isTask && isAnotherTask(it, claim.key, candidates)),
  );
  const longer = all.filter(it => continues(it, claim.key));
  const several = [longer, all.filter(it => isKindOf(it, claim.key))].filter(it => it.length > 1).flat();
  const others = offer === 'all' ? all : all.filter(it => !several.includes(it));
  const near = longer.length === 1 ? longer[0] : nearest(claim.key, others);
  const meant = first ?? (near !== undefined && longer.length !== 1 ? (alone(others.filter(it => isKindOf(claim.key, it))) ?? near) : near);
  const sure = meant !== undefined && (first !== undefined || isNearestAlone(claim.key, meant, all));
  const offered = others.length <= 6 ? byNearness(claim.key, others).filter(it => offer === 'all' || isRelated(claim.key, it)) : [];
  return [...(meant === undefined ? [] : [meant]), ...offered.filter(it => it !== meant)].map(name => ({
    title: `Change to "${name}"`,
    kind: name === meant && sure ? 'safe' : 'review',
    changes: [{ type: 'edit', path: claim.path, span: claim.span, newText: name }],
  }));
}

/** Whether a candidate has only a part of a task's name: its beginning, or its end outside of a group that is there, or is one of groups. */
function isAnotherTask(candidate: string, task: string, candidates: readonly string[]): boolean {
  if (task.startsWith(`${candidate}-`)) return true;
  const group = task.slice(0, task.indexOf(':') + 1);
  return task.endsWith(`:${candidate}`) && (task.split(':').length > 2 || candidates.some(it => it.startsWith(group)));
}

/** Whether a name says what sort of the other it is: `keycloak-db` is a `db`, and no `keycloak`. */
const isKindOf = (name: string, other: string): boolean => /[-_]$/.test(name.slice(0, -other.length)) && name.endsWith(other);

const alone = (names: readonly string[]): string | undefined => (names.length === 1 ? names[0] : undefined);
