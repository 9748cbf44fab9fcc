import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import { normalUri } from './uri.ts';

/** What should be shown in one document. */
export interface Wanted {
  readonly diagnostics: readonly Diagnostic[];
  /** Of an open document: the version that the diagnostics were made from. */
  readonly version?: number;
}

/**
 * The only place that publishes diagnostics: keeps what was last published per document and sends the differences. Documents
 * nobody wants anything of any more are cleared.
 */
export class Publisher {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  /** By normal URI: clients spell one file in several ways. */
  readonly #published = new Map<string, { readonly uri: string; readonly shown: string }>();
  readonly #wanted = new Map<string, { readonly uri: string; readonly owner: object; readonly wanted: Wanted }>();
  #paused = false;

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.#send = send;
  }

  /** Wants diagnostics in a document, on behalf of the folder that owns it; whether others than before were published. */
  want(owner: object, uri: string, wanted: Wanted): boolean {
    const name = normalUri(uri);
    if (wanted.diagnostics.length > 0) this.#wanted.set(name, { uri, owner, wanted });
    else if (this.#wanted.get(name)?.owner === owner) this.#wanted.delete(name);
    return this.#publish(name);
  }

  /** Wants nothing more on behalf of a folder. */
  clear(owner: object): void {
    for (const [name, it] of this.#wanted) {
      if (it.owner !== owner) continue;
      this.#wanted.delete(name);
      this.#publish(name);
    }
  }

  /** Shows nothing until resumed; what is wanted is kept up to date meanwhile. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
    for (const name of new Set([...this.#published.keys(), ...this.#wanted.keys()])) this.#publish(name);
  }

  #publish(name: string): boolean {
    const before = this.#published.get(name);
    const wanted = this.#paused ? undefined : this.#wanted.get(name);
    if (wanted === undefined) {
      if (before === undefined) return false;
      this.#published.delete(name);
      this.#send({ uri: before.uri, diagnostics: [] });
      return true;
    }
    const {
      uri,
      wanted: { diagnostics: all, version },
    } = wanted;
    const diagnostics = limited(all);
    const shown = JSON.stringify(diagnostics);
    if (before?.shown === shown) return false;
    this.#published.set(name, { uri, shown });
    this.#send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    return true;
  }
}

/** Most diagnostics shown in one document; the rest is counted in a note. */
export const mostPerDocument = 500;

function limited(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  if (diagnostics.length <= mostPerDocument) return [...diagnostics];
  const start = { line: 0, character: 0 };
  const note: Diagnostic = {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: 'groundline',
    message: `${diagnostics.length - mostPerDocument} more findings of this document are not shown`,
  };
  return [...diagnostics.slice(0, mostPerDocument), note];
}
