import { isDeepStrictEqual } from 'node:util';
import { grouped } from '../base/grouping.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Tree, TreeNode } from '../protocol.ts';
import { firstLine } from './convert.ts';
import type { Folder } from './folder.ts';
import { changesOf } from './protectedChanges.ts';
import { plain, protectedFileNode, standing } from './protectedFileNode.ts';
import type { ProtectedFile } from './protectedPathsTree.ts';

/** What is there to decide and what was decided in one folder. */
export interface FolderApprovals {
  /** Requests whose content is still the present one, the oldest first. */
  readonly requests: readonly PendingRequest[];
  /** Protected files that differ from the last commit and that no request names. */
  readonly changes: readonly ProtectedFile[];
  /** The newest first. */
  readonly decisions: readonly PastDecision[];
}

export interface PendingRequest {
  readonly id: string;
  readonly uri: string;
  readonly requester: string;
  readonly reason: string;
  readonly time: string;
  readonly files: readonly ProtectedFile[];
}

export interface PastDecision {
  readonly id: string;
  readonly uri: string;
  readonly decision: 'approve' | 'reject';
  readonly approver: string;
  readonly reason: string;
  readonly time: string;
  readonly paths: readonly string[];
}

export function approvalsOf(folder: Folder, prefix: string): FolderApprovals {
  const { snapshot } = folder.engine;
  const states = changesOf(folder);
  const fileOf = (path: string): ProtectedFile => {
    const { state, detail, became } = states.get(path) ?? {};
    return {
      path: `${prefix}${path}`,
      uri: folder.uri.uriOf(path),
      ...(state === undefined ? {} : { state }),
      ...(detail === undefined ? {} : { detail }),
      ...(became === undefined ? {} : { became }),
    };
  };
  const isPending = ({ key, value: { before, after } }: FactOf<'approval.request'>): boolean => {
    const [change] = snapshot.get('change.path', key);
    return states.get(key)?.state === 'awaiting approval' && isDeepStrictEqual(change?.value, { before, after });
  };
  const pending = snapshot.all('approval.request').filter(isPending);
  const asked = new Set(pending.map(it => it.key));
  return {
    requests: [...grouped(pending, it => it.value.id)]
      .flatMap(([id, facts]) =>
        facts.slice(0, 1).map(({ path, value: { requester, reason, time } }) => ({
          id,
          uri: folder.uri.uriOf(path),
          requester,
          reason,
          time,
          files: facts.map(it => fileOf(it.key)),
        })),
      )
      .sort((a, b) => (a.time < b.time ? -1 : 1)),
    changes: [...states.keys()].filter(it => !asked.has(it)).map(fileOf),
    decisions: [...grouped(snapshot.all('approval.decision'), it => it.value.id)].flatMap(([id, facts]) =>
      facts.slice(0, 1).map(({ path, value: { decision } }) => ({
        id,
        uri: folder.uri.uriOf(path),
        ...decision,
        paths: facts.map(it => `${prefix}${it.key}`),
      })),
    ),
  };
}

/** The view **Approvals**: what awaits a decision, other changes of protected files, and what was decided. */
export function approvalsTree(folders: readonly FolderApprovals[], message: string | undefined): Tree {
  const requests = folders.flatMap(it => it.requests);
  const changes = folders.flatMap(it => it.changes);
  const open = changes.filter(it => it.state === 'changed' || it.state === 'unknown');
  const decided = changes.filter(it => it.state === 'approved' || it.state === 'rejected');
  const decisions = folders.flatMap(it => it.decisions).sort((a, b) => (a.time < b.time ? 1 : -1));
  const nodes = [
    section('Awaiting approval', requests.map(requestNode), 'expanded'),
    section('Changed, nobody asked', open.map(changeNode), 'expanded'),
    section('Decided', decided.map(changeNode), 'expanded'),
    section('History', decisions.map(decisionNode), 'collapsed'),
  ].flat();
  const told = message ?? (requests.length === 0 && nodes.length > 0 ? 'No request awaits a decision.' : undefined);
  return {
    nodes,
    ...(requests.length === 0 ? {} : { description: `${requests.length} awaiting` }),
    badge: requests.length,
    badgeTooltip: `${requests.length} ${requests.length === 1 ? 'request awaits' : 'requests await'} a decision`,
    ...(told === undefined ? {} : { message: told }),
  };
}

/** Most rows of a section. */
const mostRows = 200;

function section(label: string, rows: readonly TreeNode[], collapsible: 'expanded' | 'collapsed'): readonly TreeNode[] {
  if (rows.length === 0) return [];
  const id = `approvals:${label}`;
  const rest = rows.length - mostRows;
  const children = rest > 0 ? [...rows.slice(0, mostRows), { id: `${id}:more`, label: `and ${rest} more` }] : rows;
  return [{ id, label, description: String(rows.length), collapsible, children }];
}

function requestNode({ id, uri, requester, reason, time, files }: PendingRequest): TreeNode {
  return {
    id: `request:${id}`,
    label: reason === '' ? 'No reason given' : reason,
    description: `${requester}, ${dayOf(time)}`,
    tooltip: `${plain(requester)} asked on ${dayOf(time)}${reason === '' ? '' : `: ${plain(reason)}`}`,
    icon: 'request',
    collapsible: 'expanded',
    location: { uri, range: firstLine },
    contextValue: 'approvalRequest',
    files: files.map(it => it.uri),
    children: files.map(it => ({ ...protectedFileNode(`request:${id}:${it.path}`, it), opens: 'difference' })),
  };
}

const changeNode = (file: ProtectedFile): TreeNode => {
  const node = { ...protectedFileNode(`change:${file.uri}`, file), opens: 'difference' } as const;
  // Below "Changed" the state says nothing new, and why decisions do not count does.
  return file.detail === undefined
    ? node
    : {
        ...node,
        description: file.state !== 'changed' ? `${standing(file)} ${file.detail}` : [file.became ?? [], file.detail].flat().join(': '),
      };
};

function decisionNode({ id, uri, decision, approver, reason, time, paths }: PastDecision): TreeNode {
  const done = decision === 'approve' ? 'approved' : 'rejected';
  const [first = '', ...others] = paths;
  return {
    id: `decision:${id}`,
    label: others.length === 0 ? first : `${first} and ${others.length} more`,
    description: `${done} ${dayOf(time)} by ${approver}`,
    tooltip: [
      `${done} by ${plain(approver)} on ${dayOf(time)}${reason === '' ? '' : `: ${plain(reason)}`}`,
      ...paths.map(it => `- ${plain(it)}`),
    ].join('\n\n'),
    state: done,
    location: { uri, range: firstLine },
    contextValue: 'decision',
  };
}

/** The day of a time of RFC 3339. */
const dayOf = (time: string): string => time.slice(0, 10);
