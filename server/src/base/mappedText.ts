import type { Span } from './span.ts';

/**
 * Text that stands inside a document, perhaps with prefixes or escapes taken out (a fenced block in a list, a YAML block
 * scalar, a JSON string), and the way back: every offset in `text` has its offset in the document.
 */
export class MappedText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  private constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.#pieces = pieces;
  }

  /** The part of a document between two offsets, as it stands there. */
  static slice(documentText: string, span: Span): MappedText {
    return new MappedText(documentText.slice(span.start, span.end), [{ at: 0, from: span.start }]);
  }

  /** Text put together from parts: each `text` begins at offset `from` of the document. */
  static join(parts: Iterable<{ readonly text: string; readonly from: number }>): MappedText {
    const pieces: Piece[] = [];
    let text = '';
    for (const part of parts) {
      pieces.push({ at: text.length, from: part.from });
      text += part.text;
    }
    return new MappedText(text, pieces.length > 0 ? pieces : [{ at: 0, from: 0 }]);
  }

  /** The same text with what a template fills in (`{{name}}`) written as a variable of a shell, each character in its place. */
  withTemplatesAsVariables(): MappedText {
    if (!this.text.includes('{{')) return this;
    return new MappedText(
      this.text.replace(/\{\{[^\n]*?\}\}/g, it => `$${'_'.repeat(it.length - 1)}`),
      this.#pieces,
    );
  }

  /** The document's span for a span of this text. One that begins in a part and ends in an earlier one is empty, where it begins. */
  toDocument(span: Span): Span {
    const start = this.#offset(span.start);
    if (span.end <= span.start) return { start, end: start };
    return { start, end: Math.max(start, this.#offset(span.end - 1) + 1) };
  }

  #offset(offset: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low] ?? { at: 0, from: 0 };
    return piece.from + offset - piece.at;
  }
}

interface Piece {
  /** Where the piece begins in the mapped text. */
  readonly at: number;
  /** Where it begins in the document. */
  readonly from: number;
}
