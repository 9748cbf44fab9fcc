import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundledProgram } from '../bundledProgram.ts';

/** The command line under test. */
export const program = bundledProgram('server/src/cli.ts', { name: 'cli.js', keepsFacts: true });

/** Where the program under test keeps its caches, wherever the system would have them. */
export const caches = { XDG_CACHE_HOME: join(dirname(program), 'caches'), LOCALAPPDATA: join(dirname(program), 'caches') };

/** What a run of the command line gave. */
export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A folder made for one test, with git where {@link TemporaryRepository.init} was called. */
export class TemporaryRepository implements Disposable {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-cli-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  git(...args: readonly string[]): string {
    const identity = [
      '-c',
      'user.name=Ana',
      '-c',
      'user.email=ana@example.org',
      '-c',
      'commit.gpgSign=false',
      '-c',
      'init.defaultBranch=main',
    ];
    const dates = { GIT_AUTHOR_DATE: '2025-12-30T12:00:00Z', GIT_COMMITTER_DATE: '2025-12-30T12:00:00Z' };
    return execFileSync('git', [...identity, ...args], {
      cwd: this.root,
      encoding: 'utf8',
      env: { ...process.env, ...dates },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  init(): this {
    this.git('init', '-q');
    return this.commit('Begin');
  }

  commit(message: string): this {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this;
  }

  /** Runs the command line in the folder. */
  run(...args: readonly string[]): CliRun {
    return runCli(args, this.root);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Runs the command line as a process of its own. */
export function runCli(args: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}): CliRun {
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...inherited, ...caches, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, error: stderr };
}
