import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signatureNamespace } from '../governance/allowedSigners.ts';

/** ssh-keygen said no, or could not be started; its own words in a sentence without a final period. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}

/** Signs a text with an SSH key: a private key's file, or a public one whose private half an agent holds. Gives the armoured signature. */
export async function sign(text: string, key: string): Promise<string> {
  const { code, stdout, stderr } = await sshKeygen(['-Y', 'sign', '-q', '-n', signatureNamespace, '-f', key], text);
  if (code !== 0) throw new SigningError(`the key ${key} does not sign: ${firstLine(stderr)}`);
  return stdout;
}

/** Why a signature does not hold, in a sentence without a final period; `undefined` when it does. */
export async function signatureDefect(
  signature: string,
  { text, signer, allowed }: { readonly text: string; readonly signer: string; readonly allowed: string },
): Promise<string | undefined> {
  if (allowed === '') return 'no signer is allowed';
  return inTemporaryFolder(async folder => {
    const [signatureFile, signers] = [join(folder, 'signature'), join(folder, 'signers')];
    await Promise.all([writeFile(signatureFile, signature, { mode: 0o600 }), writeFile(signers, allowed, { mode: 0o600 })]);
    const { code, stdout, stderr } = await sshKeygen(
      ['-Y', 'verify', '-q', '-n', signatureNamespace, '-I', signer, '-f', signers, '-s', signatureFile],
      text,
    );
    return code === 0 ? undefined : firstLine(stderr || stdout);
  });
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'groundline-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs ssh-keygen with a text on its standard input; it asks nobody for a passphrase but through an agent or the terminal. */
function sshKeygen(
  args: readonly string[],
  input: string,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', args, { stdio: 'pipe', windowsHide: true, env: { ...process.env, LC_ALL: 'C' } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin.on('error', () => undefined);
    child.on('error', error => reject(new SigningError(`ssh-keygen cannot be started: ${error.message}`)));
    child.on('close', code => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

const firstLine = (text: string): string => text.trim().split('\n')[0]?.replace(/\.$/, '') ?? 'it says nothing';
