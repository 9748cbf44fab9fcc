import type { Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { Blob, ChangeFacts } from '../facts/changes.ts';
import type { FactOf } from '../facts/fact.ts';
import { gitText } from './git.ts';
import { isUnnameable } from './gitNames.ts';
import { hookIndex } from './hookIndex.ts';
import { worktreeBlobs } from './worktreeBlobs.ts';

/** Between what differences are read. */
export interface ChangeRange {
  /** The commit that everything is compared with. */
  readonly base: string;
  /** What is compared with it: the files on disk, what is staged, or another commit. */
  readonly head: 'worktree' | 'index' | { readonly commit: string };
}

/**
 * The facts of `change.*` kinds about paths, with git's own object ids. Renames are read as what they are to an approval: one path
 * gone, another one new. Paths are those of the folder, which may lie below the repository's root.
 */
export async function readChanges(root: string, { base, head }: ChangeRange, signal?: AbortSignal): Promise<readonly FactOf[]> {
  const options = signal === undefined ? {} : { signal };
  const range =
    typeof head === 'object'
      ? ['diff-tree', '-r', base, head.commit]
      : head === 'index'
        ? ['diff-index', '--cached', base]
        : ['diff-index', base];
  const raw = await gitText(
    root,
    [...range, '--raw', '--no-renames', '--no-abbrev', '--no-ext-diff', '--relative', '--ignore-submodules=dirty', '-z'],
    head === 'index' ? { ...options, ...(await hookIndex(root)) } : options,
  );
  const changes = new Map<Path, ChangeFacts['change.path']>(parseRaw(raw));
  if (head === 'worktree') {
    const untracked = await gitText(root, ['ls-files', '-z', '--others', '--exclude-standard'], options);
    const added = untracked.split('\0').filter(it => it !== '' && !it.endsWith('/'));
    const onDisk = [...[...changes].filter(([, it]) => it.after === 'unknown').map(([path]) => path), ...added];
    const blobs = await worktreeBlobs(root, onDisk, options);
    for (const path of onDisk) {
      const before = changes.get(path)?.before ?? null;
      const after = blobs.get(path) ?? null;
      if (sameBlob(before, after)) changes.delete(path);
      else changes.set(path, { before, after: isUnnameable(path) ? 'unknown' : after });
    }
  }
  const state: FactOf = { kind: 'change.state', key: '', value: { state: 'ready', base }, path: '', span: nowhere };
  return [state, ...[...changes].map(([path, value]): FactOf => ({ kind: 'change.path', key: path, value, path, span: nowhere }))];
}

/** That nothing is known of any change: no repository, no commit, or nobody may run git. */
export const withoutChanges: readonly FactOf[] = [
  { kind: 'change.state', key: '', value: { state: 'unavailable', base: null }, path: '', span: nowhere },
];

/** Lines of git's raw format with `-z`: `:MODE MODE OBJECT OBJECT STATUS`, then the path. Source: git-diff, "Raw output format". */
function* parseRaw(raw: string): Generator<[Path, ChangeFacts['change.path']]> {
  const fields = raw.split('\0');
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, oldMode = '', mode = '', oldObject = '', object = '', status = ''] =
      /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) (\w)/.exec(fields[at] ?? '') ?? [];
    const before = blobOf(oldMode, oldObject);
    // An object of zeros beside a mode is what lies on disk and was not hashed.
    const after = status === 'D' ? null : /^0+$/.test(object) ? 'unknown' : blobOf(mode, object);
    yield [fields[at + 1] ?? '', { before, after }];
  }
}

const blobOf = (mode: string, object: string): Blob | null => (/^0+$/.test(mode) || /^0+$/.test(object) ? null : { object, mode });

const sameBlob = (a: Blob | null, b: Blob | null | 'unknown'): boolean =>
  a !== null && b !== null && b !== 'unknown' && a.object === b.object && a.mode === b.mode;
