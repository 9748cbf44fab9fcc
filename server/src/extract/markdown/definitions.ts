/** The link reference definitions of a document: `[label]: path`. */
export class Definitions {
  readonly #text: string;
  /** The text as labels are compared; most documents have no definition. Source: CommonMark, "Links", matching of labels. */
  #folded: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a link names the definition that begins at an offset; one that nothing names shows nothing. */
  isUsed(from: number): boolean {
    const label = this.#text.slice(from, this.#text.indexOf(']:', from) + 1);
    const other = this.#text.indexOf(label) < from || this.#text.indexOf(label, from + 1) >= 0;
    if (other || label.length < 3) return true;
    this.#folded ??= this.#text.toLowerCase().replace(/\s+/g, ' ');
    return this.#folded.split(label.toLowerCase().replace(/\s+/g, ' ')).length > 2;
  }
}
