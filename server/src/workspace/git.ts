import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { gitNames } from './gitNames.ts';

/** Limits and cancellation of one git call. */
export interface GitOptions {
  /** Written to its standard input. */
  readonly input?: string;
  /** Most bytes read from its standard output; the rest is not waited for. */
  readonly maxBytes?: number;
  /** The index to read in place of the repository's own. */
  readonly index?: string;
  readonly signal?: AbortSignal;
}

export interface GitResult {
  readonly stdout: Buffer;
  /** The exit code; `null` when it was stopped because `maxBytes` were read. */
  readonly code: number | null;
  readonly stderr: string;
}

/** Git said no, or could not be started. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

const megabyte = 1024 * 1024;

/**
 * Runs git in a folder, read-only: without the repository's hooks, fsmonitor, external diff, text conversion, filters,
 * pager or lazy fetching, asking nobody for passwords, and bounded in output.
 */
export function git(folder: string, args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  const { input, maxBytes = 256 * megabyte, index, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    let child: ChildProcessWithoutNullStreams;
    try {
      child = spawn('git', ['-C', folder, ...harmless, ...args], {
        env: { ...environment(), ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) },
        windowsHide: true,
        stdio: 'pipe',
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      reject(new GitError(`git cannot be started: ${messageOf(error)}`));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    let full = false;
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (full) return;
      chunks.push(size + chunk.length > maxBytes ? chunk.subarray(0, maxBytes - size) : chunk);
      size += chunk.length;
      if (size <= maxBytes) return;
      full = true;
      child.kill();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < 10_000) stderr += text;
    });
    // Git may end before it has read all its input; its exit code tells.
    child.stdin.on('error', () => undefined);
    child.on('error', error => reject(signal?.aborted ? error : new GitError(`git cannot be started: ${error.message}`)));
    child.on('close', code => resolve({ stdout: Buffer.concat(chunks), code: full ? null : code, stderr }));
    child.stdin.end(input ?? '');
  });
}

/** Runs git and returns its output as text, as {@link gitNames} reads it; a {@link GitError} with git's own words when it fails. */
export async function gitText(folder: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { stdout, code, stderr } = await git(folder, args, options);
  if (code === 0 || code === null) return gitNames(stdout);
  throw new GitError(stderr.trim().replace(/^(?:fatal|error): /, '') || `git ${args[0]} ended with ${code}`);
}

const harmless: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  `core.hooksPath=${devNull}`,
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.untrackedCache=keep',
  '-c',
  'diff.external=',
  '-c',
  'log.showSignature=false',
  '-c',
  'core.quotePath=false',
];

/** Our own environment without what would point git at another repository or let it run or fetch something. */
function environment(): NodeJS.ProcessEnv {
  const variables: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env))
    if (!/^GIT_(?!SSL|CONFIG_GLOBAL$|CONFIG_SYSTEM$|CONFIG_NOSYSTEM$|CEILING)/.test(name)) variables[name] = value;
  return {
    ...variables,
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    LC_ALL: 'C',
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
