import type { Bundler } from './builds.ts';
import type { CommandContext } from './cwd.ts';

/** Claims that command lines make, wherever they stand: scripts, CI steps, recipes, fenced blocks, printed text. */
export interface CommandFacts {
  /** `docker compose logs api` claims a service; key: the service. */
  'command.compose-service': CommandContext & {
    readonly subcommand: string;
    /** The `-f` files as written; none means Compose's own discovery. */
    readonly files: readonly string[];
    /** `--project-directory` as written. */
    readonly projectDirectory?: string;
    /** `-p` without `-f`: some project that runs elsewhere. */
    readonly otherProject: boolean;
  };
  /** `docker compose -f X` claims a compose file; key: X as written. */
  'command.compose-file': CommandContext & {
    /** All `-f` files of the same command in their order, as written: the set that Compose merges. */
    readonly files?: readonly string[];
    /** `--project-directory` as written. */
    readonly projectDirectory?: string;
  };
  /** `docker run --name X` makes a container, which is no service; key: the name. */
  'command.container': CommandContext;
  /** `npm run X` claims a script; key: the script. */
  'command.script': CommandContext & {
    readonly manager: 'npm' | 'pnpm' | 'yarn' | 'bun';
    /** `run` was written; a bare `yarn X` may also be a binary. */
    readonly explicit: boolean;
    /** `-w`, `--filter`, `workspace X`: some member, as written; `'*'` for all, `'/'` for the workspace's root. */
    readonly workspace?: string;
  };
  /** `make X`, `just X`, `task X` claims a target; key: the target. */
  'command.target': CommandContext & {
    readonly tool: 'make' | 'just' | 'task';
    readonly file?: string;
    /** `make --eval`: the command brings rules of its own. */
    readonly evaluates?: true;
  };
  /** A command opens a file of the workspace (`python x.py`, `./x`, `bash x.sh`); key: as written. */
  'command.file': CommandContext & {
    readonly program: string;
    /** `run`: it is the program, or what tells one what to do (a Dockerfile, a file of versions); `input`: what is read, copied or moved. */
    readonly use: 'run' | 'input';
    /** A program that nothing is known of ran before in the same job, or a build runs before: what was never tracked may be its work. */
    readonly mayBeMade?: boolean;
    /** An archive was unpacked before where commands run, or a tool told to write there: anything may lie there. */
    readonly unpacked?: boolean;
  };
  /** A command runs a Python module (`python -m a.b`, `uvicorn a.b:app`); key: the dotted module. */
  'command.module': CommandContext & {
    readonly program: string;
    /** `app` of `a.b:app`, without a call's parentheses. */
    readonly attribute?: string;
    /** Where the attribute stands. */
    readonly attributeSpan?: { readonly start: number; readonly end: number };
    /** `python -m`: the module is run, so that a package needs `__main__`. */
    readonly run: boolean;
    /** Folders put on the module path: `PYTHONPATH`, `--app-dir`, `--pythonpath`, `--chdir`; relative to the cwd, as written. */
    readonly roots: readonly string[];
  };
  /** A command that fails without its lock file (`npm ci`, `pnpm install --frozen-lockfile`); key: the manager. */
  'command.frozen-install': CommandContext & {
    readonly manager: Manager;
    /** The words that ask for it, as a reader knows them: `npm ci`, `--frozen-lockfile`. */
    readonly written: string;
    /** Whether the command asks for it. A plain `yarn install` freezes by itself in CI, from Yarn 2 on. */
    readonly explicit: boolean;
  };
  /** `setup-node` with `cache:`, which looks for a lock file; key: the manager. */
  'command.lock-cache': CommandContext & {
    readonly manager: 'npm' | 'pnpm' | 'yarn';
    /** `cache-dependency-path`, line by line. */
    readonly paths: readonly string[];
    /** Where another key of the same map can be written, and how far it is indented. */
    readonly insertion: { readonly at: number; readonly indent: number };
  };
  /** A command starts a program of a local module on a port (`uvicorn a.b:app --port 8000`); key: the port. */
  'command.port': CommandContext & { readonly module?: string; readonly program: string };
  /** A command runs a tool that looks for its configuration by itself (`tox`, `pre-commit run`, `mkdocs serve`); key: the tool. */
  'command.tool': CommandContext;
  /** A command runs a bundler or compiler (`vite build`, `tsc -p tsconfig.build.json`); key: its name. Paths as written. */
  'command.bundle': CommandContext & {
    readonly tool: Bundler;
    readonly config?: string;
    readonly output?: string;
    /** The folder that is built, where it is not the working directory. */
    readonly root?: string;
  };
  /** A command makes a file or folder (cp, mv, mkdir, tee, `>`, `>>`, `-o`, curl, git clone); key: as written. */
  'command.produces': CommandContext & {
    /** The program, or the redirection. */
    readonly how: string;
    /** Of `git clone`: the repository, by the last segment of its address. */
    readonly repository?: string;
    /** Of `mv`: what is moved, as written. */
    readonly from?: string;
  };
  /** A command removes a file or folder (`rm`, `unlink`) that it names by a plain relative path; key: as written. */
  'command.removes': CommandContext;
}

export type Manager = 'npm' | 'pnpm' | 'yarn' | 'uv' | 'bundler' | 'cargo';
