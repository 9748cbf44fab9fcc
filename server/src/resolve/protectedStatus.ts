import type { Path } from '../base/path.ts';
import type { FactView } from '../index/view.ts';
import { type Approval, approvalOf } from './approval.ts';
import { type Protector, protectorsOf } from './protection.ts';

/** What protects a path, and where its content on disk stands. */
export interface ProtectedStatus {
  readonly state: ProtectionState;
  /** Who decided or asked, or why decisions do not count: a few words. */
  readonly detail?: string;
  /** Whether it is on one side of the change only. */
  readonly became?: 'added' | 'deleted';
  /** The policy's own entries first; never empty. */
  readonly protectors: readonly Protector[];
}

/** Where the content of a protected path stands, compared with the commit that is checked out; `unknown` where git cannot be asked. */
export type ProtectionState = 'unchanged' | 'changed' | 'awaiting approval' | 'approved' | 'rejected' | 'unknown';

/** What protects a path and where its content stands; `undefined` where nothing protects it. */
export function protectedStatus(facts: FactView, path: Path): ProtectedStatus | undefined {
  const protectors = facts.ask(protectorsOf, path);
  if (protectors.length === 0) return undefined;
  if (!knowsChanges(facts)) return { state: 'unknown', detail: 'git tells nothing here', protectors };
  return { ...told(facts.ask(approvalOf, path)), ...became(facts, path), protectors };
}

/** Protected paths that differ from the commit that is checked out, ordered. A decision that was added is none of them: it needs none itself. */
export function changedProtectedPaths(facts: FactView): readonly Path[] {
  return facts
    .all('change.path')
    .map(it => it.key)
    .filter(it => facts.ask(approvalOf, it).is !== 'untouched')
    .sort();
}

/** Whether git could be asked what differs from the commit that is checked out. */
export const knowsChanges = (facts: FactView): boolean => facts.get('change.state', '')[0]?.value.state === 'ready';

function became(facts: FactView, path: Path): Pick<ProtectedStatus, 'became'> {
  const change = facts.get('change.path', path)[0]?.value;
  if (change === undefined || (change.before === null && change.after === null)) return {};
  return change.before === null ? { became: 'added' } : change.after === null ? { became: 'deleted' } : {};
}

function told(approval: Approval): Omit<ProtectedStatus, 'protectors'> {
  switch (approval.is) {
    case 'untouched':
      return { state: 'unchanged' };
    case 'unknown':
      return { state: 'unknown', detail: 'its content cannot be told' };
    case 'approved':
      return { state: 'approved', detail: `by ${approval.approvers.join(', ')}` };
    case 'rejected':
      return { state: 'rejected', detail: `by ${approval.approver}: ${approval.reason}` };
    case 'awaiting':
      return { state: 'awaiting approval', detail: [`asked for by ${approval.requester}`, ...approval.refused].join('; ') };
    case 'changed':
      return { state: 'changed', ...(approval.refused.length === 0 ? {} : { detail: approval.refused.join('; ') }) };
  }
}
