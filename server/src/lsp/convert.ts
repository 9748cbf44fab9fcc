import { type Diagnostic, DiagnosticSeverity, type DiagnosticRelatedInformation, type Position, type Range } from 'vscode-languageserver';
import { type LineStarts, positionAt } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Finding } from '../analysis/finding.ts';
import type { DiagnosticData } from '../protocol.ts';
import type { Severity } from '../rules/severity.ts';

/** Where things stand, as a client counts: how the lines of a document begin, and the URI of a path. */
export interface Places {
  uriOf(path: Path): string;
  /** The line starts of a document; those of an empty text when it was not read. */
  linesOf(path: Path): LineStarts;
}

/**
 * The offsets at which lines begin as LSP counts them: also behind a lone `\r`. A byte order mark, which clients may keep and
 * the engine does not count, makes the first line begin one unit earlier.
 */
export function lspLineStarts(text: string): LineStarts {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const starts = [-bom];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1 - bom);
  }
  return starts;
}

/** Whether LSP counts this text's lines otherwise than the engine does. */
export function hasOwnLines(text: string): boolean {
  return text.charCodeAt(0) === 0xfeff || /\r(?!\n)/.test(text);
}

export function toPosition(starts: LineStarts, offset: number): Position {
  const { line, column } = positionAt(starts, offset);
  return { line: line - 1, character: column - 1 };
}

export function toRange(starts: LineStarts, span: Span): Range {
  return { start: toPosition(starts, span.start), end: toPosition(starts, span.end) };
}

/** The offset of a position; one behind the end of its line counts on. */
export function toOffset(starts: LineStarts, { line, character }: Position): number {
  if (line >= starts.length) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, (starts[line] ?? 0) + character);
}

export function toSpan(starts: LineStarts, { start, end }: Range): Span {
  return { start: toOffset(starts, start), end: toOffset(starts, end) };
}

/** A finding as a client shows it. `pages` is the folder of the rules' pages, if the client can open them. */
export function toDiagnostic(finding: Finding, places: Places, pages: string | undefined): Diagnostic {
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  const related = finding.related.map(
    (it): DiagnosticRelatedInformation => ({
      location: { uri: places.uriOf(it.path), range: toRange(places.linesOf(it.path), it.span) },
      message: it.message,
    }),
  );
  return {
    range: toRange(places.linesOf(finding.path), finding.span),
    severity: toSeverity[finding.severity],
    code: finding.rule,
    ...(pages === undefined ? {} : { codeDescription: { href: pageOf(pages, finding.rule) } }),
    source: 'groundline',
    message: finding.message,
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    data,
  };
}

/** Where a document is opened that is meant as a whole. */
export const firstLine: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The URI of a rule's page. */
export const pageOf = (pages: string, rule: string): string => `${pages}${rule}.md`;

const toSeverity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
