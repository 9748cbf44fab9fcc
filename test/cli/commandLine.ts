import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledProgram } from '../bundledProgram.ts';

/** What a run of the command line gave. */
export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/**
 * Runs a command line within this process, where it takes a tenth of the time: for everything that is not about the process
 * itself. The process is in the folder `cwd` meanwhile, so that one runs after the other.
 */
export async function runHere(args: readonly string[], cwd: string): Promise<CliRun> {
  // Many who make a repository run no command line and need not load it.
  const { run } = await import('../../server/src/cli/program.ts');
  const written = { out: '', error: '' };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await run(args, {
      out: text => void (written.out += text),
      error: text => void (written.error += text),
      progress: false,
      colors: false,
    });
    return { code: code ?? null, ...written };
  } finally {
    process.chdir(before);
  }
}

/** How a program is run: it keeps facts in the folder `caches`. */
interface Surroundings {
  readonly caches?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the bundled command line as a process of its own. */
export const spawnCli = (args: readonly string[], cwd: string, surroundings: Surroundings = {}): CliRun =>
  runProgram(cliProgram(), args, cwd, surroundings);

/** Runs a built command line as a process of its own. */
export function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  { caches = ownCaches(), environment = {} }: Surroundings = {},
): CliRun {
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...inherited, XDG_CACHE_HOME: caches, LOCALAPPDATA: caches, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, error: stderr };
}

/** The command line bundled as it is shipped. */
export const cliProgram = (): string => bundledProgram('server/src/cli.ts', { name: 'cli.js', keepsFacts: true });

let made: string | undefined;

/** Caches that are gone when this process ends, wherever the system would have them. */
function ownCaches(): string {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'groundline-caches-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  made = folder;
  return folder;
}
