import type { Path } from '../base/path.ts';

/** Facts and claims of compose files. Source: the Compose Specification. Written paths are unresolved, as they stand. */
export interface ComposeFacts {
  /**
   * A compose file, known by its shape; key: its path. `complete`: all of it could be read, and nothing in it is a template, or is to be
   * put into another file.
   */
  'compose.file': { readonly name?: string; readonly complete: boolean };
  /** A service a compose file defines; key: the name. */
  'compose.service': {
    readonly image?: string;
    /** Whether this file alone makes it runnable: image, build, extends or provider. */
    readonly runnable: boolean;
    readonly profiles: readonly string[];
    readonly containerName?: string;
    readonly hasBuild: boolean;
    /** `!reset` or `!override` stands on it. */
    readonly tagged: boolean;
    /** Its name is a key of services, which slipped out of one: `ports` beside the service that it was meant for. */
    readonly slipped?: boolean;
    /** Whether it runs another command than its image's. */
    readonly runsOwn?: boolean;
    /** The service that it begins from; without `file` one of its own file. */
    readonly extends?: { readonly service: string; readonly file?: string };
    /** `network_mode`, as written; with `host` no port is published. */
    readonly networkMode?: string;
  };
  /** A service that stands commented out in a compose file; key: the name. */
  'compose.commented-service': Record<string, never>;
  /** A service that a fenced compose file of a document defines; key: the name. */
  'compose.fence-service': { readonly runnable: boolean };
  /** A claim that another service of the same project exists; key: the service's name. */
  'compose.service-reference': {
    readonly from: string;
    readonly through: 'depends_on' | 'links' | 'volumes_from' | 'network_mode' | 'extends' | 'ipc' | 'pid' | 'additional_contexts';
    /** Another file for `extends`, as written. */
    readonly file?: string;
    /** `required: false`. */
    readonly optional: boolean;
  };
  /** A top-level volume, network, secret or config; key: `volumes/db_data`. */
  'compose.resource': { readonly type: ResourceType; readonly name: string; readonly external: boolean };
  /**
   * Where another resource of a type can be declared in the file; key: the type. Written there: `before`, then a line per
   * resource with `indent`; `section`: there are others already.
   */
  'compose.resource-place': { readonly before: string; readonly indent: string; readonly section: boolean };
  /** A service's use of a named resource; key: `volumes/db_data`. */
  'compose.resource-use': { readonly type: ResourceType; readonly name: string; readonly service: string };
  /** How a service is built; key: the service's name. Paths as written, defaults not filled in; the span is the value's. */
  'compose.build': {
    readonly context?: Written;
    readonly dockerfile?: Written;
    /** The stages of a Dockerfile that stands in the compose file itself: their names, or their indexes. */
    readonly inlineStages?: readonly string[];
    readonly target?: Written;
    /** Names of `additional_contexts`. */
    readonly contexts: readonly string[];
  };
  /** A claim that a build has a stage of this name; key: the stage. */
  'compose.build-target': { readonly service: string };
  /** A file or folder that a compose file names; key: as written. */
  'compose.path': {
    readonly use: 'dockerfile' | 'context' | 'include' | 'extends' | 'config' | 'secret' | 'env_file' | 'bind' | 'project_directory';
    readonly service?: string;
    /** What the path is relative to, when it is not the project's folder: a build context, as written. */
    readonly under?: string;
    readonly optional: boolean;
    /** A URL, an `oci://` artifact or a git reference. */
    readonly remote: boolean;
    /** The folder that an included file's own paths belong to, as written; its own folder when left out. */
    readonly projectDirectory?: string;
    /** Not written: the `Dockerfile` of a build that names none; the span is the context's. */
    readonly implied: boolean;
  };
  /** A port that a service publishes or exposes; key: the host port as written, or `''` when only the container's is given. */
  'compose.port': {
    readonly service: string;
    readonly host?: string;
    readonly container: string;
    /** Where the container's port stands. */
    readonly containerSpan: { readonly start: number; readonly end: number };
    readonly ip?: string;
    readonly protocol: string;
  };
  /** A folder that a service mounts or works in, which maps image paths to the workspace; key: the service's name. */
  'compose.mount': { readonly source?: string; readonly target: string };
  /** A service's `working_dir`; key: the service's name. */
  'compose.working-dir': { readonly folder: string };
  /**
   * A name that containers of the project reach others by, beside the services' own: aliases, links, `extra_hosts`, `hostname`,
   * `container_name`; key: the name, or `'*'` where a service shares a network of the host's or of another container's.
   */
  'compose.host-name': Record<string, never>;
}

export type ResourceType = 'volumes' | 'networks' | 'secrets' | 'configs';

/** A value with its own place in the document. */
export interface Written {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** A set of compose files that a command, or Compose's own discovery, merges in this order. */
export interface ComposeFileSet {
  readonly files: readonly Path[];
}
