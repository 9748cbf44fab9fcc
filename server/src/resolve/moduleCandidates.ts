import type { FactView } from '../index/view.ts';
import { findModule, moduleNameOf } from './pythonModules.ts';

/** A module that was not found. */
export interface MissingModule {
  readonly module: string;
  readonly attribute?: string;
  readonly program: string;
}

/** Modules that a missing one was perhaps meant to be: those that the same program is given elsewhere, then those of its last name. */
export function moduleCandidates(facts: FactView, { module, attribute, program }: MissingModule): readonly string[] {
  const used = facts
    .all('command.module')
    .filter(it => it.veto === undefined && it.key !== module && it.value.program === program && it.value.attribute === attribute)
    .filter(it => findModule(facts, { module: it.key, ...it.value }).is === 'there')
    .map(it => it.key);
  const last = module.slice(module.lastIndexOf('.') + 1);
  const files = facts.get('tree.name', `${last}.py`).map(it => it.value.path);
  const having = files.filter(it => attribute === undefined || facts.in(it, 'python.module').some(fact => fact.value.names.includes(attribute)));
  return [...new Set([...used, ...(having.length <= 3 ? having.map(it => moduleNameOf(facts, it)) : [])])].filter(it => it !== module);
}
