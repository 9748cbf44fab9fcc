import { createHash } from 'node:crypto';
import { decodeText } from './source.ts';

/** The content of a file, of which one may want to know only whether it is one that was read before. */
export interface Content {
  /** Git's id of the bytes: equal ids mean equal bytes. `undefined` for content that no file holds, as an open buffer's. */
  readonly id: string | undefined;
  /** What the disk says of the file, asked before it is read; see `fileStamp.ts`. Equal ones mean equal bytes. */
  readonly stamp?: string | undefined;
  /** The text without byte order mark; `undefined` when it is binary or larger than the limit. */
  text(): Promise<string | undefined>;
}

/** The content that these bytes are. */
export function contentOf(bytes: Buffer): Content {
  let id: string | undefined;
  return {
    get id() {
      id ??= objectId(bytes, 'sha1');
      return id;
    },
    text: async () => decodeText(bytes),
  };
}

/** Git's id of a file's content. */
export function objectId(bytes: Buffer, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
