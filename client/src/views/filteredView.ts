import * as vscode from 'vscode';
import type { TreeParams } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { NodeView } from './nodeView.ts';

/** A view whose rows must hold words that the user asks for. */
export class FilteredView implements vscode.Disposable {
  readonly view: NodeView;
  readonly #name: FilteredViewName;
  #filter = '';

  constructor(name: FilteredViewName, server: Server) {
    this.#name = name;
    this.view = new NodeView(`groundline.${name}`, server, () => ({ view: name, filter: this.#filter }), 'inSight');
  }

  get filter(): string {
    return this.#filter;
  }

  /** Shows only rows that hold each of these words; all of them when there are none. */
  async setFilter(words: string): Promise<void> {
    this.#filter = words.trim();
    // Menus and what an empty view says ask for it: `groundline.factsFiltered`.
    void vscode.commands.executeCommand('setContext', `groundline.${this.#name}Filtered`, this.#filter !== '');
    await this.view.refresh();
  }

  dispose(): void {
    this.view.dispose();
  }
}

type FilteredViewName = Extract<TreeParams['view'], 'facts' | 'protectedPaths'>;

/** Asks for the words by which a view is filtered, and shows it. */
export async function askFilter(filtered: FilteredView, options: vscode.InputBoxOptions): Promise<void> {
  const words = await vscode.window.showInputBox({ ...options, value: filtered.filter });
  if (words === undefined) return;
  await filtered.setFilter(words);
  await filtered.view.focus();
}
