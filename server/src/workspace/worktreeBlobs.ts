import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import type { Blob } from '../facts/changes.ts';
import { objectId } from './content.ts';
import { gitText } from './git.ts';

/**
 * The blobs that git would make of files on disk, without running a filter of the repository: `text` and `eol` are honoured as
 * git does, a file with a filter (LFS, git-crypt) is `'unknown'`. A path that is gone is left out. Source: gitattributes.
 */
export async function worktreeBlobs(
  root: string,
  paths: readonly Path[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<ReadonlyMap<Path, Blob | 'unknown'>> {
  if (paths.length === 0) return new Map();
  const [attributes, format, fileMode, autoCrlf] = await Promise.all([
    attributesOf(root, paths, options),
    gitText(root, ['rev-parse', '--show-object-format'], options),
    settingOf(root, 'core.fileMode', options),
    settingOf(root, 'core.autocrlf', options),
  ]);
  const algorithm = format.trim() === 'sha256' ? 'sha256' : 'sha1';
  const blobs = new Map<Path, Blob | 'unknown'>();
  for (const path of paths) {
    const file = join(root, path);
    const stats = await lstat(file).catch(() => undefined);
    if (stats === undefined || stats.isDirectory()) continue;
    const { filter, text, eol } = attributes.get(path) ?? {};
    if (stats.isSymbolicLink()) {
      blobs.set(path, { object: objectId(Buffer.from(await readlink(file)), algorithm), mode: '120000' });
      continue;
    }
    if (!stats.isFile() || stats.size > largest || isSet(filter)) {
      blobs.set(path, 'unknown');
      continue;
    }
    const bytes = await readFile(file);
    const object = objectId(isText(text, eol, autoCrlf, bytes) ? withLineFeeds(bytes) : bytes, algorithm);
    blobs.set(path, { object, mode: fileMode !== 'false' && (stats.mode & 0o100) !== 0 ? '100755' : '100644' });
  }
  return blobs;
}

/** Larger files are not read. In bytes. */
const largest = 64 * 1024 * 1024;

type Attributes = Readonly<Partial<Record<string, string>>>;

async function attributesOf(
  root: string,
  paths: readonly Path[],
  options: { readonly signal?: AbortSignal },
): Promise<ReadonlyMap<Path, Attributes>> {
  const input = paths.map(it => `${it}\0`).join('');
  const fields = (await gitText(root, ['check-attr', '-z', '--stdin', 'filter', 'text', 'eol'], { ...options, input })).split('\0');
  const found = new Map<Path, Record<string, string>>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', name = '', value = ''] = fields.slice(at, at + 3);
    found.set(path, { ...found.get(path), [name]: value });
  }
  return found;
}

async function settingOf(root: string, name: string, options: { readonly signal?: AbortSignal }): Promise<string> {
  return gitText(root, ['config', '--get', name], options).then(
    it => it.trim(),
    () => '',
  );
}

const isSet = (attribute: string | undefined): boolean => attribute !== undefined && attribute !== 'unspecified' && attribute !== 'unset';

/** Whether git turns `\r\n` into `\n` when it takes the file in. */
function isText(text: string | undefined, eol: string | undefined, autoCrlf: string, bytes: Buffer): boolean {
  if (text === 'unset') return false;
  if (text === 'set' || ((text === undefined || text === 'unspecified') && isSet(eol))) return true;
  const byContent = text === 'auto' || autoCrlf === 'true' || autoCrlf === 'input';
  return byContent && !bytes.subarray(0, 8000).includes(0);
}

const withLineFeeds = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
