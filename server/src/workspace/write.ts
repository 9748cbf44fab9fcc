import { randomBytes } from 'node:crypto';
import { chmod, link, lstat, mkdir, readFile, realpath, rename, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { applyEdits, type TextEdit } from '../base/edit.ts';
import type { Path } from '../base/path.ts';
import { isInsideFolder } from './links.ts';

/** Files to change and to make in a folder. */
export interface Writing {
  readonly edits: ReadonlyMap<Path, readonly TextEdit[]>;
  readonly creations: ReadonlyMap<Path, string>;
}

/** A file cannot be changed, said in a sentence without a final period. Nothing was written. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/**
 * Writes changes, each file at once and as a whole. Everything is checked and laid out beside its target first: when a
 * file is not what `texts` says it was, is no valid UTF-8, or appeared meanwhile, nothing is written.
 */
export async function writeFiles(root: string, writing: Writing, texts: ReadonlyMap<Path, string>): Promise<void> {
  const staged: { readonly from: string; readonly to: string; readonly isNew: boolean }[] = [];
  try {
    for (const [path, edits] of writing.edits) {
      const target = await insideTarget(root, path);
      const bytes = await editedBytes(path, await readFile(target), texts.get(path), edits);
      staged.push({ from: await stage(target, bytes, (await lstat(target)).mode), to: target, isNew: false });
    }
    for (const [path, text] of writing.creations) {
      const target = join(root, path);
      await mkdir(dirname(target), { recursive: true });
      if (!isInsideFolder(root, await realpath(dirname(target)))) throw new WriteError(`${path} leads out of the folder`);
      staged.push({ from: await stage(target, Buffer.from(text), 0o644), to: target, isNew: true });
    }
    for (const { to, isNew } of staged) if (isNew && (await exists(to))) throw new WriteError(`${to} exists already`);
    for (const { from, to, isNew } of staged) {
      // A hard link fails where the target exists, a rename would overwrite it.
      if (isNew) await link(from, to);
      else await rename(from, to);
    }
  } finally {
    for (const { from } of staged) await unlink(from).catch(ignoreAbsence);
  }
}

async function insideTarget(root: string, path: Path): Promise<string> {
  const target = await realpath(join(root, path));
  if (!isInsideFolder(root, target)) throw new WriteError(`${path} leads out of the folder`);
  return target;
}

/** The new content of a file: byte order mark and line ends are kept. */
async function editedBytes(path: Path, bytes: Buffer, expected: string | undefined, edits: readonly TextEdit[]): Promise<Buffer> {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) throw new WriteError(`${path} is no valid UTF-8 and was not changed`);
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const bare = text.slice(mark.length);
  if (bare !== expected) throw new WriteError(`${path} changed while it was checked`);
  const crlf = /\r\n/.test(bare) && !/(?:^|[^\r])\n/.test(bare);
  const own = edits.map(it => (crlf ? { ...it, newText: it.newText.replace(/\r?\n/g, '\r\n') } : it));
  return Buffer.from(mark + applyEdits(bare, own));
}

async function stage(target: string, bytes: Buffer, mode: number): Promise<string> {
  const staged = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  await writeFile(staged, bytes, { flag: 'wx' });
  await chmod(staged, mode & 0o777);
  return staged;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function ignoreAbsence(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
