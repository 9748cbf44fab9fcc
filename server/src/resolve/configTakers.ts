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
  reads: ['docker.copy-source'],
  answer: (facts, file: Path): readonly Path[] => [
    ...new Set(
      facts.all('docker.copy-source').flatMap(({ path, key }) => {
        // Of a pattern, the folder that it certainly stays in; what a variable stands for may be anything.
        const literal = key.replace(/(?:^|\/)[^/]*[*?[$].*$/, '').replace(/^\/+/, '');
        const written = literal === '' ? key : literal;
        if (/^\.?\/?$/.test(written) || written.startsWith('$')) return [];
        const { known, above } = facts.ask(buildContextsOf, path);
        const takes = [...known, ...above].some(context => {
          const source = resolvePath(context, written);
          return source !== undefined && source !== context && isInside(file, source);
        });
        return takes ? [path] : [];
      }),
    ),
  ],
});
