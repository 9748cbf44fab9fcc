import { folderOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { type ComposeSet, composeSetsOf } from './composeSets.ts';
import { interpolate, variablesIn } from './composeVariables.ts';

/** How a service of a set is built once its files are merged. */
export interface MergedBuild {
  /** Undefined when it cannot be told: a URL, a variable, a folder outside the workspace. */
  readonly context: Path | undefined;
  readonly dockerfile: Path | undefined;
  /** Whether a file of the set names a Dockerfile. */
  readonly named: boolean;
  /** The build whose Dockerfile stands in the compose file itself. */
  readonly inline: FactOf<'compose.build'> | undefined;
  readonly target: FactOf<'compose.build'> | undefined;
}

type Kinds = 'compose.file' | 'compose.build' | 'compose.service' | 'env.variable';

/** Merges the builds that the files of a set give a service, and the services that it extends; undefined when none gives one. */
export function mergedBuild(facts: FactView<Kinds>, set: ComposeSet, service: string): MergedBuild | undefined {
  const builds = set.files.flatMap((file, index) => partsOf(facts, file, set.folders[index], service, 0));
  if (builds.length === 0) return undefined;
  const context = builds.findLast(it => it.build?.value.context !== undefined);
  const dockerfileText = builds.findLast(it => it.build?.value.dockerfile !== undefined)?.build?.value.dockerfile?.text;
  const rest = {
    named: dockerfileText !== undefined,
    inline: builds.findLast(it => it.build?.value.inlineStages !== undefined)?.build,
    target: builds.findLast(it => it.build?.value.target !== undefined)?.build,
  };
  // What cannot be read may say anything that nothing behind it says again.
  const hidden = builds.findLastIndex(it => it.build === undefined);
  const behind = builds.slice(hidden + 1);
  if (hidden >= 0 && !(behind.some(it => it.build?.value.context) && behind.some(it => it.build?.value.dockerfile)))
    return { context: undefined, dockerfile: undefined, ...rest };
  const variables = variablesIn(facts, set.folder);
  const contextWritten = interpolate(context?.build?.value.context?.text ?? '.', variables);
  const dockerfileWritten = interpolate(dockerfileText ?? 'Dockerfile', variables);
  const folder = context === undefined ? set.folder : context.folder;
  const isKnown = folder !== undefined && contextWritten !== undefined && !contextWritten.includes('://');
  const resolved = isKnown ? resolvePath(folder, contextWritten) : undefined;
  const dockerfile = resolved === undefined || dockerfileWritten === undefined ? undefined : resolvePath(resolved, dockerfileWritten);
  return { context: resolved, dockerfile, ...rest };
}

/** One file's say in how a service is built, and the folder that its paths belong to. Without a build it cannot be read. */
interface Part {
  readonly build: FactOf<'compose.build'> | undefined;
  readonly folder: Path | undefined;
}

/** What a file says about a service: first what the service extends, then its own. */
function partsOf(facts: FactView<Kinds>, file: Path, folder: Path | undefined, service: string, depth: number): readonly Part[] {
  const own = facts.in(file, 'compose.build').filter(it => it.key === service);
  const extended = facts
    .in(file, 'compose.service')
    .filter(it => it.key === service)
    .flatMap(({ value }): readonly Part[] => {
      const base = value.extends;
      if (base === undefined || depth > 20) return [];
      if (base.file === undefined) return partsOf(facts, file, folder, base.service, depth + 1);
      const path = /[$:]/.test(base.file) ? undefined : resolvePath(folderOf(file), base.file);
      if (path === undefined || facts.in(path, 'compose.file').length === 0) return [{ build: undefined, folder: undefined }];
      return partsOf(facts, path, folderOf(path), base.service, depth + 1);
    });
  return [...extended, ...own.map(build => ({ build, folder }))];
}

/** A Dockerfile, the context that a service of Compose builds it with, and the build that says so. */
export interface ComposeBuild {
  readonly dockerfile: Path;
  readonly context: Path;
  /** The stage that is built; the last one when left out. */
  readonly target?: string;
  readonly service: string;
  /** The compose file. */
  readonly path: Path;
}

/** The builds of a Dockerfile by services of Compose; question: the Dockerfile's path. */
export const composeBuildsOf = defineResolution({
  id: 'compose-builds-of',
  reads: [],
  answer: (facts, dockerfile: Path): readonly ComposeBuild[] => facts.ask(composeBuilds, '').filter(it => it.dockerfile === dockerfile),
});

const composeBuilds = defineResolution({
  id: 'compose-builds',
  reads: ['compose.build', 'compose.service', 'compose.file', 'env.variable'],
  answer(facts): readonly ComposeBuild[] {
    const found = new Map<string, ComposeBuild>();
    for (const { path, key: service } of facts.all('compose.build')) {
      for (const set of facts.ask(composeSetsOf, path)) {
        const { context, dockerfile, inline, target } = mergedBuild(facts, set, service) ?? {};
        if (context === undefined || dockerfile === undefined || inline !== undefined) continue;
        const stage = target?.value.target?.text;
        const name = [dockerfile, context, stage ?? '', service, path].join('\0');
        found.set(name, { dockerfile, context, service, path, ...(stage === undefined ? {} : { target: stage }) });
      }
    }
    return [...found.values()];
  },
});
