import type { TreeNode } from '../../../server/src/protocol.ts';
import { decide } from '../decide.ts';
import type { Session } from '../session.ts';

/** Asks for a decision on the change of the row's files, or of the file in front. */
export async function requestApproval(session: Session, node?: TreeNode): Promise<void> {
  await decide(session, 'request', node);
}
