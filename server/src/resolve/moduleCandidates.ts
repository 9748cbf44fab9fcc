import { extensionOf, type Path } from '../base/path.ts';
import type { FactView } from '../index/view.ts';
import { findModule, moduleNameOf } from './pythonModules.ts';

/** A module that was not found. */
export interface MissingModule {
  readonly module: string;
  readonly attribute?: string;
  readonly program: string;
}

const most = 3;

/**
 * Modules that a missing one was perhaps meant to be: where its file went, then those that the same program is given
 * elsewhere, then those of its last name.
 */
export function moduleCandidates(facts: FactView, { module, attribute, program }: MissingModule, movedTo?: Path): readonly string[] {
  const moved = movedTo !== undefined && extensionOf(movedTo) === '.py' ? [moduleNameOf(facts, movedTo)] : [];
  const used = facts
    .all('command.module')
    .filter(it => it.veto === undefined && it.value.program === program && it.value.attribute === attribute)
    .filter(it => findModule(facts, { module: it.key, ...it.value }).is === 'there')
    .map(it => it.key);
  const files = facts.get('tree.name', `${module.slice(module.lastIndexOf('.') + 1)}.py`).map(it => it.value.path);
  const having = files.filter(
    it => attribute === undefined || facts.in(it, 'python.module').some(fact => fact.value.names.includes(attribute)),
  );
  const named = having.length <= most ? having.map(it => moduleNameOf(facts, it)) : [];
  return [...new Set([...moved, ...used, ...named])].filter(it => it !== module).slice(0, most);
}
