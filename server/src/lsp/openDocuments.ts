import type { Path } from '../base/path.ts';

/** An open document, as its client has it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

/** The open documents of one folder, with what was read from which text. */
export class OpenDocuments {
  readonly #open = new Map<Path, OpenDocument>();
  /** Documents whose text may be newer than their facts. */
  readonly #edited = new Set<Path>();
  /** The text and version that a document's facts were read from. */
  readonly #read = new Map<Path, { readonly text: string; readonly version: number }>();

  get(path: Path): OpenDocument | undefined {
    return this.#open.get(path);
  }

  has(path: Path): boolean {
    return this.#open.has(path);
  }

  /** Takes a document that was opened or edited. */
  set(path: Path, document: OpenDocument): void {
    this.#open.delete(path);
    this.#open.set(path, document);
    this.#edited.add(path);
  }

  close(path: Path): void {
    this.#open.delete(path);
    this.#edited.delete(path);
    this.#read.delete(path);
  }

  /** The paths, the one edited last first. */
  paths(): readonly Path[] {
    return [...this.#open.keys()].reverse();
  }

  /** The version that a document's facts were read from. */
  versionOf(path: Path): number | undefined {
    return this.#read.get(path)?.version;
  }

  isEdited(path: Path): boolean {
    return this.#edited.has(path);
  }

  get edited(): boolean {
    return this.#edited.size > 0;
  }

  /** Asks for documents to be read again, whether or not their text is another. */
  readAgain(paths: Iterable<Path>): void {
    for (const path of paths) {
      if (!this.#open.has(path)) continue;
      this.#edited.add(path);
      this.#read.delete(path);
    }
  }

  /** The documents whose text is another than the one that was read last, from now on read. */
  *takeEdited(): Generator<{ readonly path: Path; readonly text: string }> {
    const paths = [...this.#edited];
    this.#edited.clear();
    for (const path of paths) {
      const document = this.#open.get(path);
      if (document === undefined) continue;
      const text = document.getText();
      const before = this.#read.get(path);
      this.#read.set(path, { text, version: document.version });
      if (before?.text !== text) yield { path, text };
    }
  }
}
