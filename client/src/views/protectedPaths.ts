import type { Server } from '../server.ts';
import { NodeView } from './nodeView.ts';

/** The view Protected paths: where protection is written, its patterns, and the files that they match. */
export function protectedPathsView(server: Server): NodeView {
  return new NodeView('groundline.protectedPaths', server, () => ({ view: 'protectedPaths' }), 'inSight');
}
