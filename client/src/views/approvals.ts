import type { Server } from '../server.ts';
import { NodeView } from './nodeView.ts';

/** The view Approvals: what awaits a decision, other changes of protected files, and what was decided. */
export function approvalsView(server: Server): NodeView {
  return new NodeView('groundline.approvals', server, () => ({ view: 'approvals' }), 'always');
}
