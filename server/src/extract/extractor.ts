import { type LineStarts, lineStartsOf } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactKind, FactOf, Veto } from '../facts/fact.ts';
import type { FactKinds } from '../facts/kinds.ts';

/** One file's text, as extractors see it. Parsers keep what they made of it in a `WeakMap` keyed by this object. */
export interface SourceDocument {
  readonly path: Path;
  readonly text: string;
  readonly lineStarts: LineStarts;
}

/** Something an extractor could not read; the facts before and after it stand. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
}

/** States facts of the document at hand. */
export interface Emit<K extends FactKind = FactKind> {
  <Q extends K>(kind: Q, key: string, span: Span, value: FactKinds[Q], veto?: Veto): void;
  problem(span: Span, message: string): void;
}

/**
 * Reads one document format: pure, synchronous and total in path and text. It knows no other file, no disk, no policy and
 * no clock, and never throws on any input.
 */
export interface Extractor<K extends FactKind = FactKind> {
  /** The format's name, which is also the name of its page. */
  readonly id: string;
  /** Raised whenever the same text gives other facts than before, so that cached facts are dropped. */
  readonly version: number;
  /** The kinds it states. */
  readonly emits: readonly K[];
  /** Whether no other one reads what this one handles: a record of ours, which claims nothing of the workspace. */
  readonly alone?: boolean;
  /** Whether a path can be of this format. Asked for every file of the workspace, so it looks at the name only. */
  handles(path: Path): boolean;
  extract(document: SourceDocument, emit: Emit<K>): void;
}

/** Types an extractor by the kinds it says it emits: stating another one is a compile error. */
export function defineExtractor<const K extends FactKind>(extractor: Extractor<K>): Extractor {
  return extractor as unknown as Extractor;
}

/** What all extractors together read from one document. */
export interface DocumentContribution {
  readonly path: Path;
  readonly facts: readonly FactOf[];
  readonly problems: readonly Problem[];
  /** Of the whole text where anything in it has a place, else of its first line alone. */
  readonly lineStarts: LineStarts;
}

/**
 * Runs every extractor that handles the path. An extractor that throws is a defect of ours: it is handed to `onDefect`,
 * its facts so far are kept, and the others go on.
 */
export function extractDocument(
  extractors: readonly Extractor[],
  path: Path,
  text: string,
  onDefect: (extractor: Extractor, path: Path, error: unknown) => void,
): DocumentContribution {
  let lineStarts: LineStarts | undefined;
  const document: SourceDocument = {
    path,
    text,
    // Most files that are looked into state nothing at any place: their lines are never counted.
    get lineStarts() {
      lineStarts ??= lineStartsOf(text);
      return lineStarts;
    },
  };
  const facts: FactOf[] = [];
  const problems: Problem[] = [];
  const emit: Emit = Object.assign(
    (kind: FactKind, key: string, span: Span, value: unknown, veto?: Veto) => {
      facts.push({ kind, key, value, path, span, ...(veto === undefined ? {} : { veto }) } as FactOf);
    },
    { problem: (span: Span, message: string) => void problems.push({ span, message }) },
  );
  const alone = extractors.find(it => it.alone === true && it.handles(path));
  for (const extractor of alone === undefined ? extractors : [alone]) {
    if (!extractor.handles(path)) continue;
    try {
      extractor.extract(document, emit);
    } catch (error) {
      onDefect(extractor, path, error);
    }
  }
  const placed = problems.length > 0 || facts.some(it => it.span.end > 0);
  return { path, facts, problems, lineStarts: placed ? document.lineStarts : [0] };
}
