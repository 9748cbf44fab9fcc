import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import { type Content, contentOf } from './content.ts';
import { fileStamp } from './fileStamp.ts';
import { isInsideFolder } from './links.ts';
import { decodeText, largestDocument } from './source.ts';

/** The content of a file of the folder, which is read when its id or text is asked for; see {@link readBytes}. */
export function fileContent(root: string, path: Path, onRefused?: (code: string) => void): Content | undefined {
  const stamp = fileStamp(join(root, path));
  let content: Content | undefined;
  const read = (): Content | undefined => {
    if (content === undefined) {
      const bytes = readBytes(root, path, onRefused);
      if (bytes !== undefined) content = contentOf(bytes);
    }
    return content;
  };
  if (stamp === undefined) return read();
  return {
    stamp,
    get id() {
      return read()?.id;
    },
    text: async () => read()?.text(),
  };
}

/** The text of a file of the folder; see {@link readBytes}. */
export function readDocument(root: string, path: Path, onRefused?: (code: string) => void): string | undefined {
  const bytes = readBytes(root, path, onRefused);
  return bytes === undefined ? undefined : decodeText(bytes);
}

/**
 * Reads a file of the folder, unless it is larger than documents are; a link is followed when it leads to a file inside the
 * folder. `onRefused` is told the code of a refusal.
 */
export function readBytes(root: string, path: Path, onRefused?: (code: string) => void): Buffer | undefined {
  const file = join(root, path);
  try {
    return readFileOf(file, noFollow);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ELOOP' && code !== 'EMLINK') return absent(error, onRefused);
  }
  try {
    const target = realpathSync(file);
    return isInsideFolder(root, target) ? readFileOf(target, noFollow) : undefined;
  } catch (error) {
    return absent(error, onRefused);
  }
}

const noFollow = constants.O_NOFOLLOW ?? 0;

/** Synchronous, since opening many small files costs a tenth of what it costs through the thread pool. */
function readFileOf(file: string, flags: number): Buffer | undefined {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > largestDocument) return undefined;
    const bytes = Buffer.allocUnsafe(stats.size + 1);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** What file systems say about a file that is gone or not ours to read; anything else is a defect and thrown. */
function absent(error: unknown, onRefused: ((code: string) => void) | undefined): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !/^E(?:NOENT|NOTDIR|ACCES|PERM|ISDIR|LOOP|MLINK|NAMETOOLONG|IO|NXIO|BUSY)$/.test(code)) throw error;
  if (/^E(?:ACCES|PERM|IO|BUSY)$/.test(code)) onRefused?.(code);
}
