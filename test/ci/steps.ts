import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { holds, type Surroundings, substitute, type Value } from './expression.ts';

/** A step of a workflow or of a composite action, as parsed YAML has it. */
export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly 'working-directory'?: string;
}

/** Where steps run. */
export interface Job {
  readonly workspace: string;
  readonly github: Readonly<Record<string, Value>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** What became of the steps that ran: actions of others are not run, and count as done. */
export interface JobResult {
  readonly ran: readonly string[];
  readonly output: string;
  /** The first exit code that is not 0. */
  readonly code: number;
}

/** Runs steps one after the other as a runner does: in bash, each where its condition holds. */
export function runSteps(steps: readonly Step[], { workspace, github, inputs = {}, environment }: Job): JobResult {
  const ran: string[] = [];
  let output = '';
  let code = 0;
  const around: Surroundings = {
    values: { github, inputs },
    functions: {
      success: () => code === 0,
      failure: () => code !== 0,
      always: () => true,
      cancelled: () => false,
      hashFiles: path => {
        if (/[*?[\]!]/.test(path)) throw new Error(`"${path}" is no plain path`);
        return existsSync(join(workspace, path)) ? 'f00d' : '';
      },
    },
  };
  let path = process.env['PATH'] ?? '';
  const home = mkdtempSync(join(tmpdir(), 'groundline-home-'));
  for (const step of steps) {
    if (!holds(step.if ?? 'true', around)) continue;
    ran.push(step.name ?? step.uses ?? '');
    if (step.run === undefined) continue;
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, substitute(value, around)]);
    const added = join(home, 'path');
    writeFileSync(added, '');
    // A named bash fails on a pipe's first end too.
    const strict = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
    const { GROUNDLINE_PROGRAM: _, ...inherited } = process.env;
    const { status, stdout, stderr } = spawnSync('bash', [...strict, '-c', substitute(step.run, around)], {
      cwd: substitute(step['working-directory'] ?? workspace, around),
      encoding: 'utf8',
      env: {
        ...inherited,
        XDG_CACHE_HOME: home,
        npm_config_cache: home,
        RUNNER_TEMP: home,
        GITHUB_PATH: added,
        PATH: path,
        ...environment,
        ...Object.fromEntries(own),
      },
    });
    output += `${stdout}${stderr}`;
    if (code === 0) code = status ?? 1;
    path = [...readFileSync(added, 'utf8').trim().split('\n'), path].join(delimiter);
  }
  rmSync(home, { recursive: true, force: true });
  return { ran, output, code };
}
