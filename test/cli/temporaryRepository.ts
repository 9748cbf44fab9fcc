import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CliRun, runHere, runProgram } from './commandLine.ts';

/** A folder made for one test, with git where {@link TemporaryRepository.init} was called. */
export class TemporaryRepository implements Disposable {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-cli-')));
  /** Of the commits that come next. */
  date = '2025-12-30T12:00:00Z';

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
    const settings = ['user.name=Ana', 'user.email=ana@example.org', 'commit.gpgSign=false', 'init.defaultBranch=main', 'gc.auto=0'];
    const dates = { GIT_AUTHOR_DATE: this.date, GIT_COMMITTER_DATE: this.date };
    return execFileSync('git', [...settings.flatMap(it => ['-c', it]), ...args], {
      cwd: this.root,
      encoding: 'utf8',
      env: { ...process.env, ...dates },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  init(): this {
    this.git('init', '-q', '--template=');
    return this.commit('Begin');
  }

  commit(message: string): this {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this;
  }

  /** Runs the command line in the folder: within this process, or as the program that GROUNDLINE_PROGRAM names. */
  async run(...args: readonly string[]): Promise<CliRun> {
    const program = process.env['GROUNDLINE_PROGRAM'];
    return program === undefined ? runHere(args, this.root) : runProgram(program, args, this.root);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
