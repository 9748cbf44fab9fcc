import type { Path } from '../base/path.ts';

/** Facts of package manifests, task runners and Python code: the sources of truth about scripts, targets and modules. */
export interface PackageFacts {
  /** A package.json that could be read; key: the package's name, or its path when it has none. */
  'package.manifest': {
    readonly workspaces: readonly string[];
    readonly packageManager?: string;
    readonly private: boolean;
    /** The repository that it says it lies in, by the last segment of its address. */
    readonly repository?: string;
    /** It is an extension of an editor, whose marketplace reads the links of its README from the root of the repository. */
    readonly marketplace?: true;
  };
  /** A composer.json that says what its package is called; key: `vendor/name`. */
  'composer.package': Record<string, never>;
  /** A script of a package.json; key: the script's name. */
  'package.script': {
    readonly command: string;
    /** The programs that it runs, wrappers taken off. */
    readonly programs: readonly string[];
  };
  /** A script in a piece of package.json that a text shows, for the reader to add; key: the script's name. */
  'package.script-example': Record<string, never>;
  /** A dependency of a package.json, a pyproject or a requirements file; key: the name, normalised for its ecosystem. */
  'package.dependency': {
    readonly ecosystem: 'npm' | 'python';
    readonly development: boolean;
    /** Python: the extra or group that it belongs to; none where every installation has it. */
    readonly group?: string;
    /** Python: whether it is installed depends on the environment (a marker), or on a setting that is not read. */
    readonly conditional?: true;
  };
  /** A Makefile, justfile or Taskfile; key: its path. */
  'make.file': { readonly tool: TaskTool };
  /** A target of a Makefile, justfile or Taskfile; key: the target. */
  'make.target': { readonly tool: TaskTool; readonly phony: boolean };
  /** A target in a piece of a Makefile or justfile that a text shows; key: the target, `*` where it has a generator write the Makefile. */
  'make.fence-target': Record<string, never>;
  /** Something that makes the set of targets open: a pattern rule, a computed name, an include; key: the pattern, or the included path as written. */
  'make.open': { readonly tool: TaskTool; readonly because: 'pattern' | 'computed' | 'include' | 'optional-include' };
  /** A pyproject.toml, setup.cfg or setup.py; key: the project's name as Python normalises it, or its path. `sources`: folders its modules lie in. */
  'python.project': { readonly sources: readonly Path[] };
  /** A console script or another entry point of a project; key: the entry's name; the span is the module's and attribute's. */
  'python.entry-point': { readonly module: string; readonly attribute?: string };
  /** A Python file; key: its path. `open`: its names cannot all be told (`import *`, `__getattr__`, `globals()`). `names`: of its top level. */
  'python.module': { readonly open: boolean; readonly names: readonly string[] };
  /**
   * What `python -m` of a package runs, where nothing in it loads modules by computed names; key: its path. `uses`: the modules of the
   * packages it lies in that it imports, as paths without ending; `others`: the top names of what else it imports.
   */
  'python.main': { readonly uses: readonly Path[]; readonly others: readonly string[] };
  /** A Python module that imports nothing of the packages it lies in, nor by computed names; key: its path. */
  'python.self-contained': Record<string, never>;
  /** A variable of a `.env` file; key: its name. */
  'env.variable': {
    readonly value: string;
    /** All of its lines, with the last one's end. */
    readonly line: { readonly start: number; readonly end: number };
    /** The file ends with it, without a line end. */
    readonly unended?: true;
  };
  /**
   * A port that a configuration fixes (a container's, a Service's, a probe's, one of a chart's values, a development server's); key: the
   * port. `by`: its key, or `address`.
   */
  'config.port': { readonly by: string };
  /** A line of an ignore file; key: the ignore file's path. */
  'ignore.pattern': { readonly pattern: string; readonly of: 'git' | 'docker' };
}

export type TaskTool = 'make' | 'just' | 'task';

/** Whether a file is what a generator makes a package.json of: `root-package.json.hbs`, `_package.json`. */
export const isManifestTemplate = (path: string): boolean =>
  /(?:^|[/._-])package\.json\.(?:hbs|handlebars|tmpl|tpl|template|ejs|eta|njk|j2|jinja2?|mustache|erb|txt)$|(?:^|\/)_package\.json$/.test(
    path,
  );
