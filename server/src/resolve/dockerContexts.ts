import { foldersAbove, type Path, resolvePath } from '../base/path.ts';
import type { Origin } from '../facts/cwd.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { composeBuildsOf } from './composeBuild.ts';

/** What a Dockerfile is built with. */
export interface BuildContexts {
  /** Contexts that compose files and `docker build` lines name. */
  readonly known: readonly Path[];
  /** The folders above the Dockerfile, nearest first: what it is built with where nobody says. */
  readonly above: readonly Path[];
}

/** The folders that a Dockerfile may be built with; question: its path. */
export const buildContextsOf = defineResolution({
  id: 'build-contexts',
  reads: [],
  answer(facts, dockerfile: Path): BuildContexts {
    const builds = [...facts.ask(composeBuildsOf, dockerfile), ...facts.ask(dockerBuildsOf, dockerfile)];
    return { known: [...new Set(builds.map(it => it.context))], above: [...foldersAbove(dockerfile)] };
  },
});

/** Whether anything in the workspace says how an image is built, so that a Dockerfile of which nobody says it may be a leftover; question: `''`. */
export const saysWhatIsBuilt = defineResolution({
  id: 'says-what-is-built',
  reads: ['compose.build', 'tree.file'],
  answer: (facts): boolean =>
    facts.all('compose.build').length > 0 || facts.ask(dockerBuilds, '').some(it => facts.get('tree.file', it.dockerfile).length > 0),
});

/** A build that a command line, a step of a workflow or a development container runs. */
export interface DockerBuild {
  readonly dockerfile: Path;
  readonly context: Path;
  /** The document that says so. */
  readonly path: Path;
  readonly origin: Origin;
}

/** The builds of a Dockerfile outside of Compose; where the folder of a command is open, all that it may mean. Question: the Dockerfile's path. */
export const dockerBuildsOf = defineResolution({
  id: 'docker-builds-of',
  reads: [],
  answer: (facts, dockerfile: Path): readonly DockerBuild[] => facts.ask(dockerBuilds, '').filter(it => it.dockerfile === dockerfile),
});

const dockerBuilds = defineResolution({
  id: 'docker-builds',
  reads: ['docker.build', 'tree.file', 'tree.folder'],
  answer: (facts): readonly DockerBuild[] =>
    facts.all('docker.build').flatMap(({ path, key, value, veto }) => {
      if (veto !== undefined || value.context === undefined || /[$:{]/.test(value.context + key)) return [];
      const folders = value.cwd.certain ? value.cwd.folders : [...new Set([...value.cwd.folders, ...foldersAbove(path)])];
      return folders.flatMap(folder => {
        const context = resolvePath(folder, value.context ?? '.');
        const dockerfile = context === undefined ? undefined : key === '' ? defaultDockerfile(facts, context) : resolvePath(folder, key);
        return context === undefined || dockerfile === undefined ? [] : [{ dockerfile, context, path, origin: value.origin }];
      });
    }),
});

/** The Dockerfile of a context. Into a folder that a build makes it comes from one of those above. */
function defaultDockerfile(facts: FactView<'tree.file' | 'tree.folder'>, context: Path): Path {
  const places = [context, ...foldersAbove(context)].map(it => (it === '' ? 'Dockerfile' : `${it}/Dockerfile`));
  return (
    (facts.get('tree.folder', context).length > 0 ? undefined : places.find(it => facts.get('tree.file', it).length > 0)) ?? places[0] ?? ''
  );
}
