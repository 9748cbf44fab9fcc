import type { Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** What the workspace says about the name of an environment variable. */
export type NameUse =
  /** Something reads it. */
  | 'read'
  /** A program or configuration says the name, so that it may read it. */
  | 'said'
  /** A name is put together that it may be, or a framework binds any name that begins so. */
  | 'open'
  /** One word, which may stand anywhere. */
  | 'too-short'
  | 'none';

/** How the name of a variable is used by anything but the files that list variables. */
export function nameUse(facts: FactView, name: string): NameUse {
  if (facts.get('env.read', name).length + facts.get('env.read', name.toUpperCase()).length > 0) return 'read';
  const { names, prefixes, suffixes } = facts.ask(saidNames, '');
  if (names.has(name)) return 'said';
  if (prefixes.some(it => name.startsWith(it)) || suffixes.some(it => name.endsWith(it))) return 'open';
  return /^[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]$/.test(name) ? 'none' : 'too-short';
}

/** Whether a script, manifest or image of the workspace gives the variable a value; a test of names, wherever they stand. */
export const isAssigned = (facts: FactView, name: string): boolean =>
  facts.ask(saidNames, '').assigned.has(name) || facts.get('env.setting', name).some(it => it.value.value?.includes('$') === false);

/** Names that programs read, with where first; question: `''`. */
export const readVariables = defineResolution({
  id: 'read-variables',
  reads: ['env.read'],
  answer(facts): ReadonlyMap<string, Path> {
    const first = new Map<string, Path>();
    for (const { key, path } of facts.all('env.read')) if (!first.has(key)) first.set(key, path);
    return first;
  },
});

/** Names that a whole string says or that scripts and configurations fill in, with where first; question: `''`. */
export const takenVariables = defineResolution({
  id: 'taken-variables',
  reads: ['mention.names'],
  answer(facts): ReadonlyMap<string, Path> {
    const first = new Map<string, Path>();
    for (const { path, value } of facts.all('mention.names'))
      for (const it of value.taken?.split(' ') ?? []) if (!first.has(it)) first.set(it, path);
    return first;
  },
});

const saidNames = defineResolution({
  id: 'said-names',
  reads: ['mention.names', 'env.open'],
  answer(facts) {
    const said = facts.all('mention.names').map(it => it.value);
    const all = (lists: readonly (string | undefined)[]): ReadonlySet<string> => new Set(lists.flatMap(it => it?.split(' ') ?? []));
    return {
      names: all(said.map(it => it.names)),
      assigned: all(said.map(it => it.assigned)),
      prefixes: [...all(said.map(it => it.prefixes)), ...facts.all('env.open').map(it => it.key)],
      suffixes: [...all(said.map(it => it.suffixes))],
    };
  },
});
