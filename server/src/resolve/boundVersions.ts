import { contains } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';

/** Where the policy says that the version of a place is decided; `undefined` for a place that decides it itself, or names none. */
export function sourceOf(
  facts: FactView,
  place: FactOf<'policy.version-place'>,
): { readonly name: string; readonly place: FactOf<'policy.version-place'> } | undefined {
  const entry = facts.all('policy.version').find(it => it.value.mirrors.some(mirror => mirror.written === place.key));
  const [source] = entry === undefined ? [] : facts.get('policy.version-place', entry.value.source);
  return entry === undefined || source === undefined ? undefined : { name: entry.key, place: source };
}

/** The reference of a binding that leads to no version. */
export function emptyPlace(facts: FactView, { span, value: { source, mirrors } }: FactOf<'policy.version'>) {
  return [{ written: source, span }, ...mirrors].find(it => facts.get('policy.version-place', it.written).length === 0);
}

/** Whether the policy speaks of the place at which a version is stated, so that nothing is left to guess. */
export const isBound = (facts: FactView, stated: FactOf<'version.stated'>): boolean =>
  facts.in(stated.path, 'policy.version-place').some(it => contains(it.span, stated.span) || contains(stated.span, it.span));
