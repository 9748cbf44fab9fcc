import type { LogOutputChannel, Memento, Uri } from 'vscode';
import type { TreeNode } from '../../server/src/protocol.ts';
import type { FactsDocuments } from './factsDocuments.ts';
import type { Server, ShownStatus } from './server.ts';
import type { BaseDocuments } from './baseDocuments.ts';
import type { FilteredView } from './views/filteredView.ts';
import type { NodeView } from './views/nodeView.ts';

/** The parts of the running extension, as commands see them. */
export interface Session {
  readonly server: Server;
  readonly facts: FactsDocuments;
  readonly output: LogOutputChannel;
  readonly extensionUri: Uri;
  /** Of the extension, and of the command line that finds the same. */
  readonly version: string;
  /** What is remembered of this workspace. */
  readonly memory: Memento;
  readonly findings: NodeView;
  readonly protectedPaths: FilteredView;
  readonly approvals: NodeView;
  readonly factsView: FilteredView;
  readonly bases: BaseDocuments;
}

/** What other extensions may ask; tests do. */
export interface GroundlineApi {
  status(): ShownStatus;
  /** The rows of the view Findings, as they are grouped now. */
  findings(): readonly TreeNode[];
  protectedPaths(): readonly TreeNode[];
  approvals(): readonly TreeNode[];
}
