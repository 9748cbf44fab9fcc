import { folderOf, foldersAbove, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { composeProjectOf } from './composeProject.ts';
import { commandFiles, discoveredIn, withIncludes } from './composeSets.ts';
import { roleOf } from './role.ts';

/** The services that a command may name. */
export interface KnownServices {
  readonly services: readonly string[];
  /** The compose files that define them. */
  readonly files: readonly Path[];
  /** The files that a message speaks of: those that the command would read. */
  readonly shown: readonly Path[];
  /** Whether the command reads these for sure: it names them, or Compose finds them from where it stands. */
  readonly certain: boolean;
}

/**
 * What a command's service is compared with: the `-f` files when it names some, else every compose file of the workspace,
 * since a command seldom tells which project it means. A reason when nothing can be said.
 */
export function knownServices(
  facts: FactView<'compose.file' | 'compose.service' | 'command.produces' | 'doc.produces'>,
  claim: FactOf<'command.compose-service'>,
): KnownServices | 'not-local' | 'unreadable' | 'working-directory' {
  const { cwd, files } = claim.value;
  if (files.length > 0) {
    const found = commandFiles(facts, claim.path, cwd, files);
    if (found === undefined) return 'working-directory';
    const set = facts.ask(includedFiles, found.join('\0'));
    if (!set.complete) return 'unreadable';
    return {
      services: set.files.flatMap(it => facts.in(it, 'compose.service').map(({ key }) => key)),
      files: set.files,
      shown: found,
      certain: true,
    };
  }
  const all = facts.ask(allServices, '');
  if (all.shown === undefined) return 'not-local';
  if (!all.complete) return 'unreadable';
  const project = projectOf(facts, claim);
  if (project === undefined && !all.single) return 'working-directory';
  const certain = project !== undefined && !makesItsOwn(facts, claim.path);
  return { services: all.services, files: all.files, shown: project ?? [all.shown], certain };
}

/** The service that another name was meant for: the one whose container has it, or the only one whose image has it. */
export function serviceBehind(facts: FactView<'compose.service'>, files: readonly Path[], name: string): string | undefined {
  const services = files.flatMap(it => facts.in(it, 'compose.service'));
  const container = services.find(it => it.value.containerName === name);
  const images = [...new Set(services.filter(it => imageName(it.value.image) === name).map(it => it.key))];
  return container?.key ?? (images.length === 1 ? images[0] : undefined);
}

/** `postgres` of `docker.io/library/postgres:16-alpine`. */
const imageName = (image: string | undefined): string | undefined => image?.split('/').at(-1)?.split(/[:@]/)[0];

/** Whether the same document has its reader write or fetch a compose file, which may be another one than the workspace's. */
const makesItsOwn = (facts: FactView<'command.produces' | 'doc.produces'>, path: Path): boolean =>
  [...facts.in(path, 'command.produces'), ...facts.in(path, 'doc.produces')].some(it =>
    /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(it.key),
  );

/** The project of the folder that the command most likely runs in. */
function projectOf(facts: FactView, claim: FactOf<'command.compose-service'>): readonly Path[] | undefined {
  for (const start of [...claim.value.cwd.folders, folderOf(claim.path)]) {
    for (const folder of [start, ...foldersAbove(start)]) {
      const { base, override } = facts.ask(discoveredIn, folder);
      if (base !== undefined) return override === undefined ? [base] : [base, override];
    }
  }
  return undefined;
}

const includedFiles = defineResolution({
  id: 'compose-included',
  reads: ['compose.file', 'compose.path'],
  answer: (facts, files: string) => withIncludes(facts, files.split('\0')),
});

/** Every service of the workspace; one that only overrides what nothing defines is none. */
const allServices = defineResolution({
  id: 'compose-services',
  reads: ['compose.file', 'compose.service'],
  answer(facts): AllServices {
    const services = new Set<string>();
    const files = facts.all('compose.file');
    for (const { path, key, value } of facts.all('compose.service')) {
      if (value.runnable || value.tagged) services.add(key);
      else {
        const project = facts.ask(composeProjectOf, path);
        if (project.state !== 'known' || project.runnable.includes(key)) services.add(key);
      }
    }
    // A workspace whose compose files are all fixtures or examples does not tell what its reader runs.
    const living = files.filter(it => facts.ask(roleOf, it.path) === 'living' && facts.in(it.path, 'compose.service').length > 0);
    const shown = [...living].sort((a, b) => depth(a.path) - depth(b.path))[0]?.path;
    return {
      services: [...services],
      files: files.map(it => it.path),
      complete: living.every(it => it.value.complete),
      single: new Set(living.map(it => folderOf(it.path))).size === 1,
      ...(shown === undefined ? {} : { shown }),
    };
  },
});

interface AllServices extends Pick<KnownServices, 'services' | 'files'> {
  readonly complete: boolean;
  /** Whether all living compose files lie in one folder. */
  readonly single: boolean;
  /** The living compose file that is nearest to the root. */
  readonly shown?: Path;
}

const depth = (path: Path): number => path.split('/').length;
