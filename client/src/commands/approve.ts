import type { TreeNode } from '../../../server/src/protocol.ts';
import { decide } from '../decide.ts';
import type { Session } from '../session.ts';

/** Approves the change of the row's files, or of the file in front. */
export async function approve(session: Session, node?: TreeNode): Promise<void> {
  await decide(session, 'approve', node);
}
