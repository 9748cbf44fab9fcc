import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TreeEntry } from '../index/tree.ts';

/** Where a workspace folder's paths, texts and history come from: the disk, or a commit's git objects. */
export interface WorkspaceSource {
  /** Absolute path of the folder. */
  readonly root: string;
  /** The commit that is analysed or checked out; `null` without git. */
  readonly revision: string | null;
  /** Every path that exists (see the invariant on existence): the git index where there is one, else a walk that honours ignore files. */
  list(): Promise<ReadonlyMap<Path, TreeEntry>>;
  /** A document's text without byte order mark; `undefined` when it is gone, binary, or larger than the limit. */
  read(path: Path): Promise<string | undefined>;
  /** The facts of `history.*` kinds. Never on the start-up path of an editor. */
  history(): Promise<readonly FactOf[]>;
}
