import { type Path, resolvePath } from '../base/path.ts';
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
  readonly inline: boolean;
}

/** Merges the builds that the files of a set give a service; undefined when none gives one. */
export function mergedBuild(
  facts: FactView<'compose.build' | 'compose.service-reference' | 'env.variable'>,
  set: ComposeSet,
  service: string,
): MergedBuild | undefined {
  const builds = set.files.flatMap(file => facts.in(file, 'compose.build').filter(it => it.key === service));
  if (builds.length === 0) return undefined;
  const contextText = builds.findLast(it => it.value.context !== undefined)?.value.context?.text;
  const dockerfileText = builds.findLast(it => it.value.dockerfile !== undefined)?.value.dockerfile?.text;
  const inherits = set.files.some(file =>
    facts.in(file, 'compose.service-reference').some(it => it.value.from === service && it.value.through === 'extends'),
  );
  const inline = builds.some(it => it.value.dockerfileInline);
  const named = dockerfileText !== undefined;
  // What an extended service says about the build is merged, too: without both halves written here nothing is known.
  if (inherits && (contextText === undefined || dockerfileText === undefined))
    return { context: undefined, dockerfile: undefined, named, inline };
  const variables = variablesIn(facts, set.folder);
  const contextWritten = interpolate(contextText ?? '.', variables);
  const dockerfileWritten = interpolate(dockerfileText ?? 'Dockerfile', variables);
  const context = contextWritten === undefined || contextWritten.includes('://') ? undefined : resolvePath(set.folder, contextWritten);
  const dockerfile = context === undefined || dockerfileWritten === undefined ? undefined : resolvePath(context, dockerfileWritten);
  return { context, dockerfile, named, inline };
}

/** The contexts that compose files build a Dockerfile with; question: the Dockerfile's path. */
export const composeContextsOf = defineResolution({
  id: 'compose-contexts',
  reads: [],
  answer: (facts, dockerfile: Path): readonly Path[] =>
    facts
      .ask(composeBuilds, '')
      .filter(it => it.dockerfile === dockerfile)
      .map(it => it.context),
});

const composeBuilds = defineResolution({
  id: 'compose-builds',
  reads: ['compose.build', 'compose.service-reference', 'env.variable'],
  answer(facts): readonly { readonly dockerfile: Path; readonly context: Path }[] {
    const found = new Map<string, { dockerfile: Path; context: Path }>();
    for (const { path, key } of facts.all('compose.build')) {
      for (const set of facts.ask(composeSetsOf, path)) {
        const { context, dockerfile } = mergedBuild(facts, set, key) ?? {};
        if (context !== undefined && dockerfile !== undefined) found.set(`${dockerfile}\0${context}`, { dockerfile, context });
      }
    }
    return [...found.values()];
  },
});
