import { folderOf, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { FactView } from '../index/view.ts';
import { composeBuildsOf } from './composeBuild.ts';
import { type DockerBuild, dockerBuildsOf } from './dockerContexts.ts';

/** A Dockerfile that is more a service's own than the one that the service builds. */
export interface OwnDockerfile {
  readonly path: Path;
  /** A step of CI that builds it; without one nothing does. */
  readonly by: DockerBuild | undefined;
}

type Kinds = 'docker.file' | 'docker.copy-source' | 'tree.name';

/**
 * The Dockerfile that a service was most likely meant to build: one that bears its name and that nothing builds, or one of the
 * same application that CI builds while nothing but Compose builds the service's.
 */
export function ownDockerfile(facts: FactView<Kinds>, service: string, context: Path, built: Path): OwnDockerfile | undefined {
  if (variant.test(nameOf(built)) || otherBuilders.some(it => facts.get('tree.name', it).length > 0)) return undefined;
  const folders = [...new Set([context, folderOf(built)])];
  const names = [
    `Dockerfile.${service}`,
    `Dockerfile-${service}`,
    `${service}.Dockerfile`,
    `${service}.dockerfile`,
    `${service}/Dockerfile`,
  ];
  const named = folders.flatMap(folder => names.flatMap(it => resolvePath(folder, it) ?? []));
  const bearing = named.find(it => it !== built && facts.in(it, 'docker.file').length > 0);
  if (bearing !== undefined) {
    const builds = facts.ask(dockerBuildsOf, bearing);
    const by = builds.find(it => it.origin === 'ci');
    const unused = builds.length === 0 && facts.ask(composeBuildsOf, bearing).length === 0;
    if (unused || (by !== undefined && isComposeOnly(facts, built))) return { path: bearing, by };
  }
  if (!isComposeOnly(facts, built)) return undefined;
  const manifests = manifestsOf(facts, built, context);
  for (const { path } of facts.all('docker.file')) {
    if (path === built || variant.test(nameOf(path)) || !folders.includes(folderOf(path))) continue;
    const by = facts.ask(dockerBuildsOf, path).find(it => it.origin === 'ci');
    if (by !== undefined && manifestsOf(facts, path, by.context).some(it => manifests.includes(it))) return { path, by };
  }
  return undefined;
}

const isComposeOnly = (facts: FactView, dockerfile: Path): boolean => facts.ask(dockerBuildsOf, dockerfile).length === 0;

/** The manifests of programs that a Dockerfile copies: two that share one build the same application. */
const manifestsOf = (facts: FactView<Kinds>, dockerfile: Path, context: Path): readonly Path[] =>
  facts
    .in(dockerfile, 'docker.copy-source')
    .filter(it => /(?:^|\/)(?:package|composer)\.json$|\.(?:mod|toml|csproj)$|(?:^|\/)(?:Gemfile|pom\.xml|requirements\.txt)$/.test(it.key))
    .flatMap(it => resolvePath(context, it.key.replace(/^\/+/, '')) ?? []);

/** A Dockerfile for an environment or a base image stands beside the application's own on purpose. */
const variant =
  /(?:^|[._-])(?:dev|devel|development|local|test|tests|testing|ci|debug|e2e|prod|production|release|staging|base|builder|alpine|slim|gpu|cuda|arm64)(?:$|[._-])/i;

/** Files of programs that build images and are not read. */
const otherBuilders = (
  'docker-bake.hcl docker-bake.json docker-bake.override.hcl skaffold.yaml fly.toml render.yaml Jenkinsfile .gitlab-ci.yml Tiltfile ' +
  'azure-pipelines.yml cloudbuild.yaml .drone.yml heroku.yml railway.toml railway.json captain-definition bitbucket-pipelines.yml Earthfile'
).split(' ');
