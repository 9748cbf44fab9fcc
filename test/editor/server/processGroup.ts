import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => process.exit(130)); // a group of its own hears no Ctrl+C: the exit below tells it
}

/** A program in a process group of its own: what it starts ends with it, and nothing else does. */
export interface ProcessGroup {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** Asks the group to end, insists after `patience` milliseconds, and comes back when the program is gone. */
  end(patience?: number): Promise<void>;
}

export function startGroup(program: string, args: readonly string[], env: NodeJS.ProcessEnv): ProcessGroup {
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const insist = (): void => signal(child.pid, 'SIGKILL');
  process.once('exit', insist);
  return {
    child,
    async end(patience = 3000) {
      process.off('exit', insist);
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        signal(child.pid, 'SIGTERM');
        const timer = setTimeout(insist, patience);
        await gone;
        clearTimeout(timer);
      }
      insist(); // grandchildren may outlive the program
    },
  };
}

/** Signals the whole group. That nobody is left to hear it is what we want, not an error. */
function signal(group: number | undefined, name: NodeJS.Signals): void {
  if (group === undefined) return;
  try {
    process.kill(-group, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
