import type { CommandContext } from './cwd.ts';

/** Facts and claims of Dockerfiles and of `docker build` lines. Source: the Dockerfile reference. */
export interface DockerFacts {
  /** A Dockerfile; key: its path. */
  'docker.file': {
    readonly stages: number;
    /** It may have stages that cannot be read here: a fragment, a template, or the syntax of another builder. */
    readonly open?: true;
  };
  /** A build stage; key: its name in lower case, or its index. */
  'docker.stage': { readonly index: number; readonly name?: string; readonly base: string };
  /** A claim that a stage exists; key: the name as written. */
  'docker.stage-reference': {
    readonly through: 'FROM' | 'COPY --from' | 'RUN --mount';
    /** The index of the stage it stands in. */
    readonly stage: number;
  };
  /** A source that COPY or ADD takes from the build context; key: as written. */
  'docker.copy-source': Copied & {
    readonly instruction: 'COPY' | 'ADD';
    readonly parents: boolean;
    /** Where the target is written, in UTF-16 units of the document. */
    readonly targetSpan: { readonly start: number; readonly end: number };
  };
  /** A source taken from another stage; key: as written. */
  'docker.copy-from': Copied & { readonly from: string };
  /** An image that is pulled; key: as written. A word without tag may also be a stage of the file. */
  'docker.image': {
    readonly by: 'Dockerfile' | 'compose' | 'workflow' | 'devcontainer' | 'kubernetes';
    /** With the defaults of the file's own variables filled in, where that can be done. */
    readonly filled?: string;
  };
  /** What a stage's image runs; key: the instruction. The span is that of its words. */
  'docker.command': { readonly stage: number };
  /** A port that EXPOSE names; key: the port. */
  'docker.expose': { readonly protocol: string; readonly stage: number };
  /** The working directory at the end of a stage, absolute or relative to the one that its base image brings; key: the stage's index. */
  'docker.workdir': { readonly folder: string };
  /** A build that a command line, a workflow or an action runs; key: the Dockerfile as written, or `''` for the default. */
  'docker.build': CommandContext & {
    readonly context?: string;
    readonly target?: string;
    /** The names that the image is given, as written. */
    readonly tags?: readonly string[];
    /** The names of further contexts, as written, which its Dockerfile may use like stages. */
    readonly contexts?: readonly string[];
  };
}

/** Where in an image something is copied to. */
interface Copied {
  /** The index of the stage. */
  readonly stage: number;
  /** As written. */
  readonly target: string;
  /** The target once variables and the working directory are filled in: absolute, or relative to what the base image brings. */
  readonly into?: string;
  /** Whether the target is written as a folder, or has to be one. */
  readonly intoFolder?: boolean;
}
