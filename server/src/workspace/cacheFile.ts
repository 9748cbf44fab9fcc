import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import type { Path } from '../base/path.ts';

/** What is kept of one path; there may be several for one. */
export interface Entry {
  readonly path: Path;
  /** What it was read from: of facts the id of the document's content. Without tabs and line ends, as `record`. */
  readonly content: string;
  /** What the disk said of the file that was read. */
  readonly stamp?: string | undefined;
  readonly record: string;
}

/** The entries of a file that begins with this header; none when it is absent, damaged, or another's. */
export async function readEntries(file: string, header: string, log: (message: string) => void): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    if ((await stat(file)).size > largestCache) return entries;
    const bytes = await readFile(file);
    const end = bytes.lastIndexOf('\n', bytes.length - 2) + 1;
    const lines = bytes.toString('utf8', 0, end).split('\n');
    if (lines[0] !== header) {
      log(`What is kept in ${file} is of another version: everything is read anew`);
      return entries;
    }
    if (createHash('sha256').update(bytes.subarray(0, end)).digest('hex') !== bytes.toString('latin1', end).trimEnd())
      throw new Error('it is damaged');
    for (const line of lines.slice(1, -1)) {
      const [content, path, record, stamp] = line.split('\t');
      if (content === undefined || path === undefined || record === undefined) throw new Error('it is damaged');
      entries.push({ path: JSON.parse(path) as Path, content, stamp, record });
    }
  } catch (error) {
    entries.length = 0;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      log(`What is kept in ${file} cannot be used (${error instanceof Error ? error.message : error}): everything is read anew`);
  }
  return entries;
}

/** One line an entry, its fields between tabs, which JSON never holds; at the end a digest of all before it. */
export async function writeEntries(file: string, header: string, entries: Iterable<Entry>): Promise<void> {
  const staged = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(staged, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let size = 0;
    const write = async (lines: readonly string[]): Promise<void> => {
      const bytes = Buffer.from(lines.map(it => `${it}\n`).join(''));
      size += bytes.length;
      if (size > largestCache) throw new Error(`they are larger than ${largestCache / 1024 / 1024} MB`);
      hash.update(bytes);
      await handle.appendFile(bytes);
    };
    await write([header]);
    let lines: string[] = [];
    for (const { path, content, stamp, record } of entries) {
      const fields = [content, JSON.stringify(path), record, ...(stamp === undefined ? [] : [stamp])];
      if (lines.push(fields.join('\t')) < linesAtOnce) continue;
      await write(lines);
      lines = [];
    }
    await write(lines);
    await handle.appendFile(`${hash.digest('hex')}\n`);
    await handle.close();
    await rename(staged, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(staged, { force: true });
    throw error;
  }
}

/** Larger files are neither written nor read, in bytes. */
const largestCache = 256 * 1024 * 1024;

/** Between so many, other work gets its turn. */
const linesAtOnce = 500;
