/** Facts of package manifests, task runners and Python code: the sources of truth about scripts, targets and modules. */
export interface PackageFacts {
  /** A package.json; key: the package's name, or its path when it has none. */
  'package.manifest': { readonly workspaces: readonly string[]; readonly packageManager?: string; readonly private: boolean };
  /** A script of a package.json; key: the script's name. */
  'package.script': { readonly command: string };
  /** A dependency of a package.json, a pyproject or a requirements file; key: the name, normalised for its ecosystem. */
  'package.dependency': { readonly ecosystem: 'npm' | 'python'; readonly development: boolean };
  /** A target of a Makefile, justfile or Taskfile; key: the target. */
  'make.target': { readonly tool: 'make' | 'just' | 'task'; readonly phony: boolean };
  /** Something that makes the set of targets open: a pattern rule, a computed name, an include that cannot be read; key: the pattern, or the included path as written. */
  'make.open': { readonly tool: 'make' | 'just' | 'task'; readonly because: 'pattern' | 'computed' | 'include' | 'optional-include' };
  /** A pyproject.toml, setup.cfg or setup.py; key: the project's name, or its path. */
  'python.project': { readonly sources: readonly string[] };
  /** A console script or gui script; key: the script's name. */
  'python.entry-point': { readonly module: string; readonly attribute?: string };
  /** A Python file; key: its path. `open`: names cannot all be told (`import *`, module `__getattr__`, `globals()`). */
  'python.module': { readonly open: boolean };
  /** A top-level name of a Python file; key: the name. */
  'python.name': { readonly how: 'assignment' | 'function' | 'class' | 'import' };
  /** A variable of a `.env` file; key: its name. */
  'env.variable': { readonly value: string };
  /** A port that code or a dev-server config fixes (`port: 5173`); key: the port. */
  'config.port': { readonly by: string };
  /** A line of an ignore file; key: the ignore file's path. */
  'ignore.pattern': { readonly pattern: string; readonly of: 'git' | 'docker' };
}
