import * as vscode from 'vscode';
import type { Tree, TreeNode, TreeParams } from '../../../server/src/protocol.ts';
import type { Server, ShownStatus } from '../server.ts';
import { treeItem } from './treeItem.ts';

const empty: Tree = { nodes: [] };

/** A view whose rows come from the server, drawn as they are. */
export class NodeView implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #id: string;
  readonly #server: Server;
  readonly #params: () => TreeParams;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #listening: readonly vscode.Disposable[];
  #tree = empty;
  /** Whether the server answered, of a workspace that it has read, that there are no rows. */
  #isKnownEmpty = false;
  #asking: Promise<void> | undefined;
  #askAgain = false;

  readonly onDidChangeTreeData = this.#changed.event;

  /**
   * `params` says what to ask for, each time it is asked. A view whose number stands on the icon of the activity bar is kept
   * up to date while it is hidden; one that is only looked at asks when it comes into sight.
   */
  constructor(id: string, server: Server, params: () => TreeParams, kept: 'always' | 'inSight') {
    this.#id = id;
    this.#server = server;
    this.#params = params;
    this.#view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#listening = [
      server.onDidChangeTree(views => {
        if (!views.includes(params().view)) return;
        this.#askAgain = true;
        if (kept === 'always' || this.#view.visible) void this.refresh();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#askAgain) void this.refresh();
      }),
      server.onDidChangeStatus(({ state }) => {
        if (state === 'starting' || state === 'stopped') this.#draw(empty);
        // What was answered while the workspace was read is no answer for one that has no rows.
        if (!isRead(state) || this.#tree.nodes.length > 0 || this.#isKnownEmpty) return;
        this.#askAgain = true;
        if (kept === 'always' || this.#view.visible) void this.refresh();
      }),
    ];
  }

  get nodes(): readonly TreeNode[] {
    return this.#tree.nodes;
  }

  /** Asks for the rows anew. Changes that come while the server answers are asked for once, after the answer. */
  async refresh(): Promise<void> {
    this.#askAgain = true;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${this.#id}.focus`);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return [...this.#tree.nodes];
    if (node.children !== undefined || node.collapsible === undefined) return [...(node.children ?? [])];
    const tree = await this.#server.request('groundline/tree', { ...this.#params(), within: node.id });
    return [...(tree ?? empty).nodes];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node);
  }

  dispose(): void {
    for (const listener of this.#listening) listener.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  async #ask(): Promise<void> {
    while (this.#askAgain) {
      this.#askAgain = false;
      const tree = await this.#server.request('groundline/tree', this.#params());
      if (tree !== undefined) this.#draw(tree, isRead(this.#server.status.state));
    }
  }

  /** The editor draws rows some time after it is told of them: until then the view is empty, and must not say that there is nothing. */
  #tellEmpty(isKnownEmpty: boolean): void {
    if (this.#isKnownEmpty === isKnownEmpty) return;
    this.#isKnownEmpty = isKnownEmpty;
    void vscode.commands.executeCommand('setContext', `${this.#id}Empty`, isKnownEmpty);
  }

  #draw(tree: Tree, isOfRead = false): void {
    this.#tellEmpty(isOfRead && tree.nodes.length === 0);
    // While rows are drawn anew the editor knows none of them, and what is chosen on one is lost.
    const isSame = drawsTheSame(this.#tree, tree);
    this.#tree = tree;
    const { nodes, message = '', description = '', badge = 0, badgeTooltip = '' } = tree;
    // An empty view has welcome content for each state in package.json, which says the same and offers what to do.
    this.#view.message = nodes.length === 0 ? '' : message;
    this.#view.description = nodes.length === 0 ? '' : description;
    this.#view.badge = badge === 0 ? undefined : { value: badge, tooltip: badgeTooltip };
    if (!isSame) this.#changed.fire(undefined);
  }
}

/** Whether what the server answers is of all of the workspace. */
const isRead = (state: ShownStatus['state']): boolean => state !== 'starting' && state !== 'indexing' && state !== 'stopped';

/** Rows that are asked for only when theirs is opened may be others though nothing else is. */
const drawsTheSame = (before: Tree, now: Tree): boolean => isWhole(now.nodes) && JSON.stringify(before.nodes) === JSON.stringify(now.nodes);

const isWhole = (nodes: readonly TreeNode[]): boolean =>
  nodes.every(it => it.collapsible === undefined || (it.children !== undefined && isWhole(it.children)));
