import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { bundledProgram } from '../bundledProgram.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

/** The starter of the command line beside a program of this test, and a cache folder. */
class Installation implements Disposable {
  readonly #folder = new TemporaryRepository({ 'work/README.md': '# Shop\n' });
  readonly workspace = join(this.#folder.root, 'work');
  readonly #code = join(this.#folder.root, 'caches/groundline/code');

  constructor(program: string) {
    mkdirSync(join(this.#folder.root, 'dist'));
    copyFileSync(bundledProgram('server/src/cli/start.ts', { name: 'cli.js', keepsFacts: false }), this.#file('cli.js'));
    this.program = program;
  }

  /** What threads of the program run. */
  set extraction(text: string) {
    writeFileSync(this.#file('extraction.js'), text);
  }

  set program(text: string) {
    writeFileSync(this.#file('program.js'), text);
  }

  run(args: readonly string[], surroundings: Readonly<Record<string, string>> = {}): string {
    const { stdout, stderr } = spawnSync(process.execPath, [this.#file('cli.js'), ...args], {
      cwd: this.workspace,
      encoding: 'utf8',
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '', XDG_CACHE_HOME: join(this.#folder.root, 'caches'), ...surroundings },
    });
    assert.equal(stderr, '');
    return stdout;
  }

  /** The files that keep code. */
  kept(): readonly string[] {
    const names = statSync(this.#code, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(this.#code);
    return names.map(it => join(this.#code, it));
  }

  #file(name: string): string {
    return join(this.#folder.root, 'dist', name);
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]();
  }
}

const program =
  'const { basename } = require("node:path"); console.log(basename(__filename), basename(__dirname), process.argv.slice(2).join());';

describe('the starter of the command line', () => {
  it('runs the program as its own file, from the code of the run before', () => {
    using installed = new Installation(program);
    assert.equal(installed.run(['check', '.']), 'cli.js dist check,.\n');
    const [file = '', ...others] = installed.kept();
    assert.ok(others.length === 0 && statSync(file).size > 100);
    const { mtimeMs } = statSync(file);
    assert.equal(installed.run(['check', 'src']), 'cli.js dist check,src\n');
    assert.equal(statSync(file).mtimeMs, mtimeMs, 'it was taken as it is');
    installed.run(['gate']);
    assert.equal(installed.kept().length, 2, 'another command runs other code');
  });
  it('compiles again where the code is damaged, and where the program is another one', () => {
    using installed = new Installation(program);
    installed.run(['check']);
    const [file = ''] = installed.kept();
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 50));
    assert.equal(installed.run(['check']), 'cli.js dist check\n');
    assert.equal(statSync(file).size, whole.length);
    installed.program = 'console.log("newer");';
    assert.equal(installed.run(['check']), 'newer\n');
  });
  it('runs in a thread what threads need, from code of its own', () => {
    using installed = new Installation('new (require("node:worker_threads").Worker)(__filename);');
    installed.extraction = 'console.log("in a thread");';
    assert.equal(installed.run(['check']), 'in a thread\n');
    assert.equal(installed.kept().length, 2);
    const times = installed.kept().map(it => statSync(it).mtimeMs);
    assert.equal(installed.run(['check']), 'in a thread\n');
    assert.deepEqual(
      installed.kept().map(it => statSync(it).mtimeMs),
      times,
      'both were taken as they are',
    );
  });
  it('keeps nothing when it is told so, after a failure, where it cannot, and inside the workspace', () => {
    using installed = new Installation('process.exitCode = Number(process.argv[3] ?? 0);');
    installed.run(['check'], { NODE_DISABLE_COMPILE_CACHE: '1' });
    installed.run(['check', '3']);
    installed.run(['check'], { XDG_CACHE_HOME: process.execPath });
    installed.run(['check'], { XDG_CACHE_HOME: join(installed.workspace, 'caches') });
    assert.deepEqual(readdirSync(installed.workspace), ['README.md']);
    assert.deepEqual(installed.kept(), []);
    installed.run(['check', '1']);
    assert.equal(installed.kept().length, 1, 'findings are no failure');
  });
});
