import * as vscode from 'vscode';
import type { Tree, TreeNode, TreeParams } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { treeItem } from './treeItem.ts';

const empty: Tree = { nodes: [], badge: 0, badgeTooltip: '' };

/** A view whose rows come from the server, drawn as they are. */
export class NodeView implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #server: Server;
  readonly #params: () => TreeParams;
  readonly #count: 'badge' | 'title';
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #listening: readonly vscode.Disposable[];
  #tree = empty;
  #asking: Promise<void> | undefined;
  #askAgain = false;

  readonly onDidChangeTreeData = this.#changed.event;

  /**
   * `params` says what to ask for, each time it is asked. The count stands on the container's icon, or beside the view's title:
   * the editor adds up the badges of a container, so only one of its views may count the same thing there.
   */
  constructor(id: string, server: Server, params: () => TreeParams, count: 'badge' | 'title') {
    this.#count = count;
    this.#server = server;
    this.#params = params;
    this.#view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#listening = [
      server.onDidChangeTree(views => {
        if (views.includes(params().view)) void this.refresh();
      }),
      server.onDidChangeStatus(({ state }) => {
        if (state === 'starting' || state === 'stopped') this.#draw(empty);
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

  getChildren(node?: TreeNode): TreeNode[] {
    return [...(node === undefined ? this.#tree.nodes : (node.children ?? []))];
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
      if (tree !== undefined) this.#draw(tree);
    }
  }

  #draw(tree: Tree): void {
    this.#tree = tree;
    // An empty view has welcome content for each state in package.json, which says the same and offers what to do.
    this.#view.message = tree.nodes.length === 0 ? '' : (tree.message ?? '');
    const counted = tree.badge === 0 ? undefined : { value: tree.badge, tooltip: tree.badgeTooltip };
    if (this.#count === 'badge') this.#view.badge = counted;
    else this.#view.description = counted?.tooltip ?? '';
    this.#changed.fire(undefined);
  }
}
