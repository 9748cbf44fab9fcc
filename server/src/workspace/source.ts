import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';
import type { CacheOptions } from './cacheOptions.ts';
import type { Content } from './content.ts';
import type { History } from './knownHistory.ts';

/** Where a workspace folder's paths, texts and history come from: the disk, or a commit's git objects. */
export interface WorkspaceSource {
  /** Absolute path of the folder. */
  readonly root: string;
  /** The commit that is analysed or checked out; `null` without git. */
  readonly revision: string | null;
  /** Every path that exists (see the invariant on existence): the git index where there is one, else a walk that honours ignore files. */
  list(): Promise<ReadonlyMap<Path, TreeEntry>>;
  /** The facts of `disk.*` kinds, after {@link list}: what lies in the folder and is no part of the tree. */
  besides(): Promise<readonly FactOf[]>;
  /** A document's text without byte order mark; `undefined` when it is gone, binary, or larger than the limit. */
  read(path: Path): Promise<string | undefined>;
  /** What a document holds, for whom may know it already; `undefined` when it is gone. */
  content(path: Path): Promise<Content | undefined>;
  /** What git's history tells; with a cache, of what was kept in it and what came since. Never on the start-up path of an editor. */
  history(cache?: CacheOptions): Promise<History>;
  /** The facts of `change.*` kinds by a policy: what differs from the commit that is checked out. Never of a commit itself. */
  changes(policy: readonly FactOf[]): Promise<readonly FactOf[]>;
  /** Policy files above the folder, up to the root of the repository it lies in, nearest first. */
  policiesAbove(): Promise<readonly PolicyAbove[]>;
  /** How many documents are best asked for at a time: as one call of git answers for many, and as an editor's keys wait for few. */
  readonly together: number;
  /** What could not be read and what that means, one sentence each without a final period. */
  readonly notes: readonly string[];
}

export interface PolicyAbove {
  /** From the folder: `../groundline.yaml`. */
  readonly path: string;
  /** The way from its folder down to the workspace folder. */
  readonly down: Path;
  readonly text: string;
}

/** Reads the policy files on the way from a folder up to its repository's root; `prefix` is the way down from there. */
export async function readPoliciesAbove(prefix: Path, read: (path: Path) => Promise<string | undefined>): Promise<readonly PolicyAbove[]> {
  const found: PolicyAbove[] = [];
  const segments = prefix.split('/').filter(it => it !== '');
  for (let up = 1; up <= segments.length; up++) {
    const folder = segments.slice(0, -up);
    const text = await read([...folder, 'groundline.yaml'].join('/'));
    if (text !== undefined) found.push({ path: `${'../'.repeat(up)}groundline.yaml`, down: segments.slice(-up).join('/'), text });
  }
  return found;
}

/** Files larger than this are no documents. In bytes. */
export const largestDocument = 2 * 1024 * 1024;

/** The text of a file's bytes; `undefined` when it is binary or too large. Invalid UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Buffer): string | undefined {
  if (bytes.length > largestDocument || bytes.subarray(0, 8000).includes(0)) return undefined;
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
