import { compileGlob } from '../base/glob.ts';
import { folderOf, isInside, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * The files that list the variables which a person has to set: those that the policy names, else the environment files that are
 * there to be copied; question: `''`.
 */
export const environmentRegistries = defineResolution({
  id: 'environment-registries',
  reads: ['policy.environment-registry', 'env.variable', 'tree.file'],
  answer(facts): readonly Path[] {
    const named = facts.all('policy.environment-registry');
    if (named.length === 0) return [...new Set(facts.all('env.variable').map(it => it.path))].filter(isForCopying);
    const globs = named.flatMap(it => compileGlob(it.key) ?? []);
    return facts
      .all('tree.file')
      .map(it => it.key)
      .filter(path => globs.some(matches => matches(path)));
  },
});

/** Every variable that a registry lists, and one that it shows in a comment; question: `''`. */
export const registeredVariables = defineResolution({
  id: 'registered-variables',
  reads: ['env.variable', 'env.commented', 'env.documented'],
  answer: (facts): ReadonlySet<string> =>
    new Set(
      facts
        .ask(environmentRegistries, '')
        .flatMap(path => [...facts.in(path, 'env.variable'), ...facts.in(path, 'env.commented'), ...facts.in(path, 'env.documented')])
        .map(it => it.key),
    ),
});

/** Whether the policy itself says where variables are listed, so that each one has to be. */
export const hasNamedRegistry = (facts: FactView<'policy.environment-registry'>): boolean =>
  facts.all('policy.environment-registry').length > 0;

/** The environment file among the registries that lies nearest above a path. */
export const registryFor = (facts: FactView<'env.variable'>, path: Path): Path | undefined =>
  facts
    .ask(environmentRegistries, '')
    .filter(it => isInside(path, folderOf(it)) && facts.in(it, 'env.variable').length > 0)
    .sort((a, b) => folderOf(b).length - folderOf(a).length || a.length - b.length)[0];

/**
 * Whether containers of other people's images are started with the variables of a registry, or of the file that is copied from
 * it, as are pods with the map that a kustomization makes of one: what those read cannot be told. Question: the registry.
 */
export const feedsForeignImages = defineResolution({
  id: 'registry-feeds-foreign-images',
  reads: ['compose.path', 'compose.service', 'kustomization.path'],
  answer(facts, registry: Path): boolean {
    const copy = withoutExample(registry);
    const isFed = (path: Path | undefined): boolean => path !== undefined && (path === registry || withoutExample(path) === copy);
    const generated = facts
      .all('kustomization.path')
      .filter(it => it.value.field.endsWith('Generator'))
      .some(it => isFed(resolvePath(folderOf(it.path), it.key)));
    return (
      generated ||
      facts
        .all('compose.path')
        .filter(it => it.value.use === 'env_file' && !it.value.remote)
        .some(it => isFed(resolvePath(folderOf(it.path), it.key)) && !isBuilt(facts, it))
    );
  },
});

const isBuilt = (facts: FactView<'compose.service'>, { path, value }: FactOf<'compose.path'>): boolean =>
  facts.in(path, 'compose.service').some(it => it.key === value.service && it.value.hasBuild);

const withoutExample = (path: Path): Path =>
  path.replace(/[._-]?(?:example|sample|template|dist|default)(?=\.|$)/, '').replace(/\/\.(?=\.)/, '/');

const isForCopying = (path: Path): boolean => /(?:^|[._-])(?:example|sample|template|dist)(?:[._-]|$)/.test(nameOf(path));
