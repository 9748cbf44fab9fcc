import { isInside, type Path, resolvePath } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { mergedBuild } from './composeBuild.ts';
import { type ComposeSet, composeSetsOf } from './composeSets.ts';
import { interpolate, variablesIn } from './composeVariables.ts';
import { buildContextsOf } from './dockerContexts.ts';

/** A service that a file ends up in, and the compose files that it is merged from. */
export interface Taker {
  readonly service: string;
  readonly set: ComposeSet;
}

/** The services that mount a file or a folder around it, or that build an image which copies it; question: the file's path. */
export const servicesTaking = defineResolution({
  id: 'services-taking',
  reads: ['compose.mount', 'compose.path', 'compose.service', 'compose.build', 'compose.service-reference', 'env.variable'],
  answer(facts, file: Path): readonly Taker[] {
    const found = new Map<string, Taker>();
    const add = (service: string, set: ComposeSet): void => {
      found.set(`${service}\0${set.files.join('\0')}`, { service, set });
    };
    const takes = (set: ComposeSet, written: string): boolean => {
      const path = resolvePath(set.folder, interpolate(written, variablesIn(facts, set.folder)) ?? '~');
      return path !== undefined && isInside(file, path);
    };
    for (const { path, key, value } of facts.all('compose.mount'))
      for (const set of facts.ask(composeSetsOf, path)) if (takes(set, value.source ?? '~')) add(key, set);
    // Who uses a top-level config or secret is not asked: any service of the project may.
    for (const { path, key, value } of facts.all('compose.path')) {
      if (value.use !== 'config' && value.use !== 'secret') continue;
      for (const set of facts.ask(composeSetsOf, path))
        if (takes(set, key)) for (const it of facts.in(path, 'compose.service').slice(0, 1)) add(it.key, set);
    }
    const dockerfiles = facts.ask(dockerfilesTaking, file);
    if (dockerfiles.length > 0) {
      for (const { path, key } of facts.all('compose.build')) {
        for (const set of facts.ask(composeSetsOf, path)) {
          const dockerfile = mergedBuild(facts, set, key)?.dockerfile;
          if (dockerfile !== undefined && dockerfiles.includes(dockerfile)) add(key, set);
        }
      }
    }
    return [...found.values()];
  },
});

/** The Dockerfiles that copy a file, by its own path, a pattern, or a folder around it that is not the whole context; question: its path. */
export const dockerfilesTaking = defineResolution({
  id: 'dockerfiles-taking',
  reads: [],
  answer: (facts, file: Path): readonly Path[] => [...new Set(facts.ask(copiesOf, file).map(it => it.dockerfile))],
});

/**
 * Whether an image or a service has a file at a path that does not end like its own in the workspace, so that programs may find
 * it where the workspace has nothing; question: its path.
 */
export const isPlacedElsewhere = defineResolution({
  id: 'is-placed-elsewhere',
  reads: ['compose.mount'],
  answer: (facts, file: Path): boolean =>
    facts.ask(copiesOf, file).some(it => !keepsPlace(it.source, it.target)) ||
    facts.all('compose.mount').some(({ value }) => {
      const source = (value.source ?? '').replace(/^(?:\.{0,2}\/)+|\/$/g, '');
      return source !== '' && `/${file}`.includes(`/${source}`) && !keepsPlace(source, value.target);
    }),
});

const keepsPlace = (source: string, target: string): boolean =>
  `/${target.replace(/\/$/, '')}`.endsWith(`/${source.replace(/^(?:\.?\/)+|\/$/g, '')}`);

/** The instructions that copy a file into an image. */
const copiesOf = defineResolution({
  id: 'copies-of',
  reads: ['docker.copy-source'],
  answer: (facts, file: Path): readonly { readonly dockerfile: Path; readonly source: string; readonly target: string }[] =>
    facts.all('docker.copy-source').flatMap(({ path, key, value }) => {
      // Of a pattern, the folder that it certainly stays in; what a variable stands for may be anything.
      const literal = key.replace(/(?:^|\/)[^/]*[*?[$].*$/, '').replace(/^\/+/, '');
      const source = literal === '' ? key : literal;
      if (/^\.?\/?$/.test(source) || source.startsWith('$')) return [];
      const { known, above } = facts.ask(buildContextsOf, path);
      const takes = [...known, ...above].some(context => {
        const from = resolvePath(context, source);
        return from !== undefined && from !== context && isInside(file, from);
      });
      return takes ? [{ dockerfile: path, source, target: value.target }] : [];
    }),
});
