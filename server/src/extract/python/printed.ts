import { MappedText } from '../../base/mappedText.ts';
import type { StringLiteral } from './scan.ts';

/** Collects the text that a module prints or logs: first arguments of such calls, adjacent literals as one. */
export class PrintedText {
  readonly #text: string;
  #parts: { readonly text: string; readonly from: number }[] = [];
  /** The offset behind the last literal's quotes, while it may be continued. */
  #end = -1;
  readonly #onText: (text: MappedText) => void;

  /** `onText` gets every printed line, with its way back to the document. */
  constructor(text: string, onText: (text: MappedText) => void) {
    this.#text = text;
    this.#onText = onText;
  }

  add(literal: StringLiteral): void {
    const continues = this.#end >= 0 && /^\s*$/.test(this.#text.slice(this.#end, literal.start));
    if (!continues) {
      this.flush();
      if (!this.#isPrinted(literal.start)) return;
    }
    this.#parts.push(...decoded(this.#text.slice(literal.from, literal.to), literal));
    this.#end = literal.to + (this.#text.startsWith('"""', literal.to) || this.#text.startsWith("'''", literal.to) ? 3 : 1);
  }

  /** Hands on what was collected. */
  flush(): void {
    this.#end = -1;
    if (this.#parts.length === 0) return;
    let line: { readonly text: string; readonly from: number }[] = [];
    for (const part of this.#parts) {
      let from = part.from;
      for (const [index, piece] of part.text.split('\n').entries()) {
        if (index > 0) {
          if (line.length > 0) this.#onText(MappedText.join(line));
          line = [];
        }
        if (piece !== '') line.push({ text: piece, from });
        from += piece.length + 1;
      }
    }
    if (line.length > 0) this.#onText(MappedText.join(line));
    this.#parts = [];
  }

  #isPrinted(start: number): boolean {
    let at = start - 1;
    while (at >= 0 && this.#text.charCodeAt(at) <= 32) at--;
    return this.#text[at] === '(' && printing.test(this.#text.slice(Math.max(0, at - 40), at));
  }
}

const printing =
  /(?:^|[^\w.])(?:print|echo|log|puts|info|warn(?:ing)?|error)$|\.(?:print|info|warn(?:ing)?|error|debug|critical|exception|log|echo|secho|write|success|rule|line)$/;

/** A literal's characters, escapes decoded, in pieces that stand one to one in the document. */
function decoded(raw: string, { from, prefix }: StringLiteral): { readonly text: string; readonly from: number }[] {
  if (prefix.includes('r') || !raw.includes('\\')) return [{ text: raw, from }];
  const parts: { text: string; from: number }[] = [];
  let done = 0;
  for (const match of raw.matchAll(/\\(?:\r?\n|.)/g)) {
    if (match.index > done) parts.push({ text: raw.slice(done, match.index), from: from + done });
    const letter = match[0][1] ?? '';
    const text = letter === 'n' ? '\n' : letter === 't' ? '\t' : letter === '\n' || letter === '\r' ? '' : letter;
    if (text !== '') parts.push({ text, from: from + match.index });
    done = match.index + match[0].length;
  }
  if (done < raw.length) parts.push({ text: raw.slice(done), from: from + done });
  return parts;
}
