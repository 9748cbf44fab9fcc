import { folderOf, foldersAbove, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** Compose files that are merged into one project, in their order; what they include stands behind them. */
export interface ComposeSet {
  readonly files: readonly Path[];
  /** The folder that each file's relative paths belong to: the project's, or its own for one that is included or extended. */
  readonly folders: readonly (Path | undefined)[];
  /** The project's folder, which relative paths belong to. */
  readonly folder: Path;
  /** How it is known: Compose's own discovery, a command's `-f`, COMPOSE_FILE, a variant beside a base, a template that a set extends, or a file that stands alone. */
  readonly by: 'discovery' | 'command' | 'variable' | 'variant' | 'extended' | 'alone';
  /** Whether all of its files are there and could be read whole. */
  readonly complete: boolean;
  /** Set when the set counts for this file alone: nobody is known to merge it, or another one extends its services. */
  readonly only?: Path;
}

/** The sets of files that a compose file takes part in; question: its path. None for a fragment that nothing is known to merge. */
export const composeSetsOf = defineResolution({
  id: 'compose-sets-of',
  reads: [],
  answer: (facts, path: Path): readonly ComposeSet[] =>
    facts.ask(composeSets, '').filter(it => it.files.includes(path) && (it.only === undefined || it.only === path)),
});

/** The base and override that Compose finds by itself in a folder; question: the folder. */
export const discoveredIn = defineResolution({
  id: 'compose-discovered',
  reads: ['compose.file'],
  answer(facts, folder: Path): { readonly base?: Path; readonly override?: Path } {
    const at = (name: string): Path => (folder === '' ? name : `${folder}/${name}`);
    const there = (name: string): boolean => facts.in(at(name), 'compose.file').length > 0;
    const base = baseNames.find(there);
    const override = overrideNames.find(there);
    return { ...(base === undefined ? {} : { base: at(base) }), ...(override === undefined ? {} : { override: at(override) }) };
  },
});

/** Whether Compose would take a file for an override by its name. */
export const isOverrideName = (path: Path): boolean => overrideNames.includes(nameOf(path));

/** The files that a command's `-f` name, where they can be found from where it runs; undefined when one cannot. */
export function commandFiles(facts: FactView<'compose.file'>, path: Path, cwd: Cwd, files: readonly string[]): readonly Path[] | undefined {
  const folders = cwd.certain ? cwd.folders : [...new Set([...cwd.folders, ...foldersAbove(path)])];
  for (const folder of folders) {
    const found = files.map(it => resolvePath(folder, it));
    if (found.every((it): it is Path => it !== undefined && facts.in(it, 'compose.file').length > 0)) return found;
  }
  return undefined;
}

/** A set of files with all that they include. `folder`: the project's. */
export function withIncludes(
  facts: FactView<'compose.file' | 'compose.path'>,
  files: readonly Path[],
  folder: Path = '',
): Pick<ComposeSet, 'files' | 'folders' | 'complete'> {
  const all = new Map<Path, Path | undefined>(files.map(it => [it, folder]));
  let complete = true;
  for (const file of all.keys()) {
    if (facts.in(file, 'compose.file')[0]?.value.complete !== true) complete = false;
    for (const include of facts.in(file, 'compose.path')) {
      if (include.value.use !== 'include') continue;
      const path = include.veto === undefined && !include.value.remote ? resolvePath(folderOf(file), include.key) : undefined;
      if (path === undefined || facts.in(path, 'compose.file').length === 0) complete = false;
      else if (!all.has(path)) all.set(path, resolvePath(folderOf(file), include.value.projectDirectory ?? folderOf(include.key)));
    }
  }
  return { files: [...all.keys()], folders: [...all.values()], complete };
}

const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

/** Every set of compose files of the workspace. */
const composeSets = defineResolution({
  id: 'compose-sets',
  reads: ['compose.file', 'compose.path', 'compose.service', 'command.compose-file', 'env.variable'],
  answer(facts): readonly ComposeSet[] {
    const sets = new Map<string, ComposeSet>();
    const add = (by: ComposeSet['by'], files: readonly Path[], folder: Path, only?: Path): void => {
      const name = `${files.join('\0')}\0${folder}`;
      if (!sets.has(name)) sets.set(name, { ...withIncludes(facts, files, folder), folder, by, ...(only === undefined ? {} : { only }) });
    };
    const paths = facts.all('compose.file').flatMap(it => (isMergedByDdev(it.path) ? [] : it.path));
    for (const folder of new Set(paths.map(folderOf))) {
      const { base, override } = facts.ask(discoveredIn, folder);
      if (base === undefined) continue;
      const files = override === undefined ? [base] : [base, override];
      if (isRunnable(facts, base, files)) add('discovery', files, folder);
    }
    for (const { path, key, value } of facts.all('command.compose-file')) {
      const files = commandFiles(facts, path, value.cwd, value.files ?? [key]);
      const first = files?.[0];
      if (files === undefined || first === undefined || files.length < 2) continue;
      add('command', files, resolvePath(folderOf(first), value.projectDirectory ?? '.') ?? folderOf(first));
    }
    for (const { path, value } of facts.get('env.variable', 'COMPOSE_FILE')) {
      const files = value.value
        .split(/[:;,]/)
        .filter(it => it !== '')
        .map(it => resolvePath(folderOf(path), it));
      const found = files.filter((it): it is Path => it !== undefined && facts.in(it, 'compose.file').length > 0);
      if (found.length === files.length) add('variable', found, folderOf(path));
    }
    const templates = new Set(facts.all('compose.path').flatMap(templateOf));
    for (const path of paths) {
      const { base, override } = facts.ask(discoveredIn, folderOf(path));
      // What others extend or include is judged with those that take it.
      if (path === base || path === override || templates.has(path)) continue;
      if (base !== undefined) add('variant', [base, path], folderOf(path), path);
      const services = facts.in(path, 'compose.service');
      if (services.length > 0 && services.every(it => it.value.runnable)) add('alone', [path], folderOf(path));
    }
    return [...sets.values(), ...extended(facts, [...sets.values()])];
  },
});

/** The file that an `extends` or `include` takes services from. */
function templateOf({ path, key, value, veto }: FactOf<'compose.path'>): readonly Path[] {
  if ((value.use !== 'extends' && value.use !== 'include') || veto !== undefined) return [];
  const template = resolvePath(folderOf(path), key);
  return template === undefined ? [] : [template];
}

/**
 * Whether DDEV merges the file with one that it generates, which nobody commits. Source: DDEV, "Defining Additional Services": it reads every
 * `docker-compose.*.yaml` of the folder `.ddev`.
 */
const isMergedByDdev = (path: Path): boolean => nameOf(folderOf(path)) === '.ddev';

/** Whether some file makes each service of the base runnable. Compose refuses a base that is not: such a file is a fragment of other sets. */
const isRunnable = (facts: FactView<'compose.service'>, base: Path, files: readonly Path[]): boolean =>
  facts
    .in(base, 'compose.service')
    .every(({ key }) => files.some(file => facts.in(file, 'compose.service').some(it => it.key === key && it.value.runnable)));

/** A file whose services others extend is judged with the projects that take them, too. */
function extended(facts: FactView<'compose.path'>, sets: readonly ComposeSet[]): readonly ComposeSet[] {
  const found: ComposeSet[] = [];
  for (const set of sets) {
    for (const file of set.files) {
      for (const { key, value, veto } of facts.in(file, 'compose.path')) {
        if (value.use !== 'extends' || veto !== undefined) continue;
        const only = resolvePath(folderOf(file), key);
        if (only !== undefined && !set.files.includes(only)) {
          found.push({ ...set, files: [...set.files, only], folders: [...set.folders, folderOf(only)], only, by: 'extended' });
        }
      }
    }
  }
  return found;
}
