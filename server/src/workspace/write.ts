import { randomBytes } from 'node:crypto';
import { chmod, lstat, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { applyEdits, type TextEdit } from '../base/edit.ts';
import type { Path } from '../base/path.ts';
import { isInsideFolder } from './links.ts';
import { Undo } from './undo.ts';
import { WriteError } from './writeError.ts';
import { withWriteLock } from './writeLock.ts';

/** Files to change, to make and to move in a folder. */
export interface Writing {
  readonly edits: ReadonlyMap<Path, readonly TextEdit[]>;
  readonly creations: ReadonlyMap<Path, string>;
  /** Where files go, by the path that they have now; what is edited in them goes along. */
  readonly moves?: ReadonlyMap<Path, Path>;
}

/**
 * Writes changes, all of them or none. Everything is checked and laid out beside its target first: when a file is not what
 * `texts` says it was, is no valid UTF-8, or appeared meanwhile, nothing is written. A step that fails takes back those
 * before it. Of two writers at once one comes after the other.
 */
export function writeFiles(root: string, writing: Writing, texts: ReadonlyMap<Path, string>): Promise<void> {
  return withWriteLock(root, () => writeAlone(root, writing, texts));
}

async function writeAlone(root: string, writing: Writing, texts: ReadonlyMap<Path, string>): Promise<void> {
  const undo = new Undo();
  const steps: (() => Promise<void>)[] = [];
  const moves = writing.moves ?? new Map<Path, Path>();
  try {
    for (const [path, edits] of writing.edits) {
      const target = await insideTarget(root, path);
      const bytes = await editedBytes(path, await readFile(target), texts.get(path), edits);
      const staged = await stage(undo, target, bytes, (await lstat(target)).mode);
      steps.push(() => undo.replace(staged, target));
    }
    for (const [path, to] of moves) {
      const source = join(root, path);
      if (!(await lstat(source)).isFile() || !isInsideFolder(root, await realpath(source))) throw new WriteError(`${path} is a link`);
      const target = await newTarget(root, to, undo);
      steps.push(() => undo.move(source, target));
    }
    for (const [path, text] of writing.creations) {
      const target = await newTarget(root, path, undo);
      const staged = await stage(undo, target, Buffer.from(text), 0o644);
      steps.push(() => undo.create(staged, target));
    }
    for (const step of steps) await step();
  } catch (error) {
    await undo.everything();
    if (!(error instanceof WriteError) && (error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new WriteError(`${(error as NodeJS.ErrnoException & { readonly dest?: string }).dest ?? 'a file'} appeared meanwhile`);
    throw error;
  } finally {
    await undo.forget();
  }
}

async function insideTarget(root: string, path: Path): Promise<string> {
  const target = await realpath(join(root, path));
  if (!isInsideFolder(root, target)) throw new WriteError(`${path} leads out of the folder`);
  return target;
}

/** Where a new file will stand: nothing is there, and no link on the way leads out of the folder. Its folders are made. */
async function newTarget(root: string, path: Path, undo: Undo): Promise<string> {
  const target = join(root, path);
  let above = dirname(target);
  while (!(await exists(above))) above = dirname(above);
  if (!isInsideFolder(root, await realpath(above))) throw new WriteError(`${path} leads out of the folder`);
  if (await exists(target)) throw new WriteError(`${path} exists already`);
  await undo.makeFolder(dirname(target));
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

async function stage(undo: Undo, target: string, bytes: Buffer, mode: number): Promise<string> {
  const staged = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  undo.temporary(staged);
  await writeFile(staged, bytes, { flag: 'wx' });
  await chmod(staged, mode & 0o777);
  return staged;
}

/** Whether anything stands at an absolute path, be it a broken link. */
export const exists = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
