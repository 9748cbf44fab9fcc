import { haveNearWords } from '../base/nameWords.ts';
import { extensionOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { findModule, type ModuleQuestion, moduleNameOf } from './pythonModules.ts';

/** A module that was not found. */
export interface MissingModule {
  readonly module: string;
  readonly attribute?: string;
  readonly program: string;
  /** `python -m`: any module is given to it. */
  readonly run: boolean;
}

const most = 3;

/**
 * Modules that a missing one was perhaps meant to be: where its file went, then those that the same program is given
 * elsewhere, then those of its last name. Python itself is given modules that have nothing to do with each other, so that those of its own
 * packages count there.
 */
export function moduleCandidates(facts: FactView, { module, attribute, program, run }: MissingModule, movedTo?: Path): readonly string[] {
  const moved = movedTo !== undefined && extensionOf(movedTo) === '.py' ? [moduleNameOf(facts, movedTo)] : [];
  const used = facts.ask(modulesInUse, [program, ...(attribute === undefined ? [] : [attribute])].join(' '));
  const near = used.filter(it => !run || haveNearWords(lastName(it), lastName(module)));
  const files = facts.get('tree.name', `${lastName(module)}.py`).map(it => it.value.path);
  const having = files.filter(
    it => attribute === undefined || facts.in(it, 'python.module').some(fact => fact.value.names.includes(attribute)),
  );
  const named = having.length <= most ? having.map(it => moduleNameOf(facts, it)).filter(it => !run || isOfSamePackage(it, module)) : [];
  return [...new Set([...moved, ...near, ...named])].filter(it => it !== module).slice(0, most);
}

/** Whether two modules share a package, or one of them is in none. */
const isOfSamePackage = (module: string, other: string): boolean =>
  !module.includes('.') || !other.includes('.') || packagesOf(module).some(it => packagesOf(other).includes(it));

const packagesOf = (module: string): readonly string[] => module.split('.').slice(0, -1);

const lastName = (module: string): string => module.slice(module.lastIndexOf('.') + 1);

/** The modules that are there among those a program is given with an attribute; question: the program, and behind a space the attribute. */
const modulesInUse = defineResolution({
  id: 'modules-in-use',
  reads: ['command.module'],
  answer(facts, question): readonly string[] {
    const [program, attribute] = question.split(' ');
    const used = facts
      .all('command.module')
      .filter(it => it.veto === undefined && it.value.program === program && it.value.attribute === attribute);
    const asked = new Map(used.map(({ key: module, value: { cwd, roots } }) => [JSON.stringify({ module, cwd, roots }), module]));
    return [...new Set([...asked].filter(([it]) => facts.ask(isThere, it)).map(([, module]) => module))];
  },
});

/** Whether a module is found; question: a {@link ModuleQuestion} as JSON. Kept apart, so that commands that only moved are not looked up again. */
const isThere = defineResolution({
  id: 'module-is-there',
  reads: [],
  answer: (facts, question): boolean => findModule(facts, JSON.parse(question) as ModuleQuestion).is === 'there',
});
