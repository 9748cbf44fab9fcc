import { folderOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { commandFiles, type ComposeSet, composeSetsOf, discoveredIn } from './composeSets.ts';

/** What a compose file's own claims are compared with: everything that it is merged with. */
export interface ComposeProject {
  /** No set is known: a fragment. A set that cannot be read whole: unreadable. */
  readonly state: 'known' | 'fragment' | 'unreadable';
  /** The set that messages speak of: the fewest files that are known to be merged. */
  readonly files: readonly Path[];
  /** Names of services, and of those that something makes runnable. */
  readonly services: readonly string[];
  readonly runnable: readonly string[];
  /** Keys of resources (`volumes/db_data`). */
  readonly resources: readonly string[];
  /**
   * What other compose files define that may or may not be merged with it, names of runnable services and keys of resources:
   * those of the same folder, and of the whole workspace for a file that Compose does not find and nobody is known to merge.
   */
  readonly beside: readonly string[];
  /** Nobody is known to run it, by itself or with others: what it lacks may be in a file that it is merged with unseen. */
  readonly alone: boolean;
  /** Something merges it with others for certain: a command, COMPOSE_FILE, an `include`, or Compose's own discovery. */
  readonly merged: boolean;
  /** Others extend its services and nobody merges it, so that it overrides nothing. */
  readonly template: boolean;
  /** Compose finds the file by itself, so that what it lacks is missing whenever nobody names other files. */
  readonly discovered: boolean;
}

/** The project of a compose file over all the sets it takes part in; question: its path. */
export const composeProjectOf = defineResolution({
  id: 'compose-project',
  reads: ['compose.file', 'compose.service', 'compose.resource'],
  answer(facts, path: Path): ComposeProject {
    const sets = facts.ask(composeSetsOf, path);
    const merged = new Set([path, ...sets.flatMap(it => it.files)]);
    const services = [...merged].flatMap(it => facts.in(it, 'compose.service'));
    const folder = folderOf(path);
    const loose = sets.every(it => it.by === 'alone');
    const neighbours = facts
      .all('compose.file')
      .map(it => it.path)
      .filter(it => (loose || folderOf(it) === folder) && !merged.has(it));
    return {
      state: sets.length === 0 ? 'fragment' : sets.every(it => it.complete) ? 'known' : 'unreadable',
      files: shownSet(sets)?.files ?? [path],
      services: namesOf(services),
      runnable: namesOf(services.filter(it => it.value.runnable || it.value.tagged)),
      resources: [...merged].flatMap(it => facts.in(it, 'compose.resource').map(({ key }) => key)),
      beside: neighbours.flatMap(it => [
        ...namesOf(facts.in(it, 'compose.service').filter(({ value }) => value.runnable)),
        ...facts.in(it, 'compose.resource').map(({ key }) => key),
      ]),
      alone: sets.length > 0 && loose && !facts.ask(isRunByItself, path),
      merged: sets.some(it => it.files.length > 1 && ['discovery', 'command', 'variable'].includes(it.by)),
      template: sets.length > 0 && sets.every(it => it.by === 'extended'),
      discovered: facts.ask(discoveredIn, folder).base === path,
    };
  },
});

/** Whether a command runs a compose file with no other one; question: its path. */
const isRunByItself = defineResolution({
  id: 'run-by-itself',
  reads: ['command.compose-file', 'compose.file'],
  answer: (facts, path: Path): boolean =>
    facts
      .all('command.compose-file')
      .some(it => (it.value.files?.length ?? 1) === 1 && commandFiles(facts, it.path, it.value.cwd, [it.key])?.[0] === path),
});

/**
 * Whether a compose file of another folder defines a service that runs, or declares a resource: what lacks it is no project by
 * itself and may be a fragment, which a script merges with the other. `name`: a service's name, or a resource's key.
 */
export const isDefinedAfar = (facts: FactView<'compose.service' | 'compose.resource'>, path: Path, name: string): boolean =>
  [...facts.get('compose.service', name).filter(it => it.value.runnable), ...facts.get('compose.resource', name)].some(
    it => folderOf(it.path) !== folderOf(path),
  );

/** The files of a set as a sentence names them. */
export const describeFiles = (files: readonly Path[]): string =>
  files.length <= 1 ? (files[0] ?? '') : `${files[0]} with ${files.slice(1).join(', ')}`;

function shownSet(sets: readonly ComposeSet[]): ComposeSet | undefined {
  const order: readonly ComposeSet['by'][] = ['discovery', 'command', 'variable', 'variant', 'extended', 'alone'];
  return [...sets].sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by) || a.files.length - b.files.length)[0];
}

const namesOf = (services: readonly FactOf<'compose.service'>[]): readonly string[] => [...new Set(services.map(it => it.key))];
