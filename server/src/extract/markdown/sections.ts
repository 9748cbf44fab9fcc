import type { Span } from '../../base/span.ts';
import type { Veto } from '../../facts/fact.ts';
import { isRecordBanner, isRecordHeading } from './records.ts';
import { sectionVeto } from './section.ts';

/** The headings above the place that is being read, by level, and what they and the first block under each say of all that stands there. */
export class Sections {
  readonly #text: string;
  readonly #above: (Section | undefined)[] = [];
  #last: Section | undefined;
  #count = 0;
  #isDocumentRecord = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the block under the title calls the document a record. */
  get isDocumentRecord(): boolean {
    return this.#isDocumentRecord;
  }

  /** Whether what stands here is kept as a record. */
  get isRecord(): boolean {
    return this.#above.some(it => it?.isRecord);
  }

  /** The level of the heading that stands above. */
  get level(): number {
    return this.#above.length - 1;
  }

  /** A heading that ends at `end`. */
  enter(level: number, title: Span, end: number): void {
    const words = this.#text.slice(title.start, title.end);
    this.#last = { words, end, isRecord: isRecordHeading(words) };
    this.#count++;
    this.#above.length = level;
    this.#above[level] = this.#last;
  }

  /** A block of text, which may say what the heading right above it heads. */
  hear({ start, end }: Span): void {
    if (this.#last === undefined || this.#last.isRecord) return;
    const mark = this.#text.slice(this.#last.end, start);
    if (/[^\s>]/.test(mark) || !isRecordBanner(mark, this.#text.slice(start, end))) return;
    this.#last.isRecord = true;
    if (this.#count === 1 && this.level === 1) this.#isDocumentRecord = true;
  }

  /** What the headings say of a claim. */
  veto(): Veto | undefined {
    for (let level = this.level; level > 0; level--) {
      const section = this.#above[level];
      if (section === undefined) continue;
      if (section.isRecord) return 'past';
      if (!('veto' in section)) section.veto = sectionVeto(section.words);
      if (section.veto !== undefined) return section.veto;
    }
    return undefined;
  }
}

interface Section {
  readonly words: string;
  /** Where the heading ends. */
  readonly end: number;
  isRecord: boolean;
  /** Read once a claim asked for it. */
  veto?: Veto | undefined;
}
