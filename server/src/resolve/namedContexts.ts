import { defineResolution } from '../index/view.ts';

/** The further contexts that builds of the workspace are given. A Dockerfile uses each by its name, as it does its stages. */
export interface NamedContexts {
  readonly names: readonly string[];
  /** Whether there may be others: in a file of Bake, or under a name that a variable holds. */
  readonly open: boolean;
}

/**
 * The contexts of all builds by compose files, command lines and steps of workflows; question: `''`.
 * Source: Docker, "Build contexts" (named contexts), "Bake file reference" (`contexts`).
 */
export const namedContexts = defineResolution({
  id: 'named-contexts',
  reads: ['compose.build', 'docker.build', 'tree.name'],
  answer(facts): NamedContexts {
    const compose = facts.all('compose.build').flatMap(it => it.value.contexts);
    const builds = facts.all('docker.build').flatMap(it => it.value.contexts ?? []);
    const names = [...new Set([...compose, ...builds])].sort();
    return { names, open: bakeFiles.some(it => facts.get('tree.name', it).length > 0) || names.some(it => /[${]/.test(it)) };
  },
});

const bakeFiles = ['docker-bake.hcl', 'docker-bake.json', 'docker-bake.override.hcl', 'docker-bake.override.json'];
