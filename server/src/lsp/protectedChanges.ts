import type { Path } from '../base/path.ts';
import { viewOf } from '../index/snapshotView.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FactView } from '../index/view.ts';
import type { Protection, ProtectedChange } from '../protocol.ts';
import { changedProtectedPaths, knowsChanges, type ProtectedStatus, protectedStatus } from '../resolve/protectedStatus.ts';
import { toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** What views, decorations and hints ask of one snapshot, answered once. */
export function factsOf(snapshot: Snapshot): FactView {
  const facts = views.get(snapshot) ?? viewOf(snapshot);
  views.set(snapshot, facts);
  return facts;
}

const views = new WeakMap<Snapshot, FactView>();

/** Protected paths of a folder that differ from the commit that is checked out, in order, with where each stands. */
export function changesOf(folder: Folder): ReadonlyMap<Path, ProtectedStatus> {
  const { snapshot } = folder.engine;
  const known = changes.get(snapshot);
  if (known !== undefined) return known;
  const facts = factsOf(snapshot);
  const found = new Map<Path, ProtectedStatus>();
  for (const path of changedProtectedPaths(facts)) {
    const status = protectedStatus(facts, path);
    if (status !== undefined) found.set(path, status);
  }
  changes.set(snapshot, found);
  return found;
}

const changes = new WeakMap<Snapshot, ReadonlyMap<Path, ProtectedStatus>>();

/** Those of every folder, each in the folder that owns it. */
export function protectedChanges({ workspace }: Session): readonly ProtectedChange[] {
  return workspace.folders.flatMap(folder =>
    [...changesOf(folder)]
      .filter(([path]) => workspace.owns(folder, path))
      .map(([path, status]) => ({ uri: folder.uri.uriOf(path), state: status.state, ...detailOf(status) })),
  );
}

/** What protects a file and where its content stands; `null` where nothing does, or where no folder has the file. */
export function protectionOfFile({ workspace }: Session, uri: string): Protection | null {
  const found = workspace.find(uri);
  if (found === undefined) return null;
  const { folder, path } = found;
  const status = folder.isListed(path) || changesOf(folder).has(path) ? protectedStatus(factsOf(folder.engine.snapshot), path) : undefined;
  if (status === undefined) return null;
  const { state, protectors } = status;
  const by = protectors.map(it => {
    const range = toRange(folder.linesOf(it.path), it.span);
    const why = it.why === undefined ? '' : ` (${it.why})`;
    return { text: `${it.path}:${range.start.line + 1} "${it.pattern}"${why}`, location: { uri: folder.uriOf(it.path), range } };
  });
  return { state, ...detailOf(status), by };
}

function detailOf({ detail, became }: ProtectedStatus): Pick<Protection, 'detail'> {
  const told = [became, detail].filter(it => it !== undefined).join('; ');
  return told === '' ? {} : { detail: told };
}

/** Why no folder that protects something can tell what was changed; `undefined` when each can. */
export function whyChangesAreUnknown({ workspace, trusted }: Session): string | undefined {
  const protecting = workspace.folders.map(it => factsOf(it.engine.snapshot)).filter(isProtecting);
  if (protecting.every(knowsChanges)) return undefined;
  return trusted
    ? 'Git tells nothing here, so what was changed is not known.'
    : 'This folder is not trusted: git is not run, so what was changed is not known, and nothing can be decided.';
}

const isProtecting = (facts: FactView): boolean => facts.all('policy.protected').length + facts.all('policy.protecting-owners').length > 0;
