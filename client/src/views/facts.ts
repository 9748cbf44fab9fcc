import * as vscode from 'vscode';
import type { Server } from '../server.ts';
import { NodeView } from './nodeView.ts';

/** The view Facts, and the words that its rows must hold. */
export class FactsView implements vscode.Disposable {
  readonly view: NodeView;
  #filter = '';

  constructor(server: Server) {
    this.view = new NodeView('groundline.facts', server, () => ({ view: 'facts', filter: this.#filter }), 'inSight');
  }

  get filter(): string {
    return this.#filter;
  }

  /** Shows only facts whose kind, key or path hold each of these words; all of them when there are none. */
  async setFilter(words: string): Promise<void> {
    this.#filter = words.trim();
    void vscode.commands.executeCommand('setContext', 'groundline.factsFiltered', this.#filter !== '');
    await this.view.refresh();
  }

  dispose(): void {
    this.view.dispose();
  }
}
