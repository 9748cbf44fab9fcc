import { removalOf } from '../base/listItem.ts';
import { type Span, span } from '../base/span.ts';
import { defineExtractor, type SourceDocument } from './extractor.ts';
import { constructAt } from './suppressions/construct.ts';
import { type Directive, directivesIn, hasComments, isMarkup } from './suppressions/directive.ts';

/**
 * Inline comments that hide findings, in the comment syntax of each format:
 * `groundline-ignore RULE[, RULE] -- reason until=YYYY-MM-DD`. Behind something it covers what begins on its line, alone on a line what
 * begins on the next one; `groundline-ignore-next-line` says so outright, `-start` and `-end` enclose what they cover, `-file` covers all.
 */
export default defineExtractor({
  id: 'suppressions',
  version: 2,
  emits: ['suppression'],
  handles: hasComments,
  extract(document, emit) {
    const { text, path } = document;
    if (!text.includes('groundline-ignore')) return;
    const directives = directivesIn(path, text).filter(it => !isMarkup(path) || !isQuoted(document, it.comment.start));
    for (const directive of directives) {
      const { form, rules, keyword, reason, until } = directive;
      const end = form === '-start' ? endOf(directive, directives) : undefined;
      const malformed = directive.malformed ?? defectOf(directive, directives);
      if (form === '-end' && malformed === undefined) continue;
      const value = {
        covers: coveredBy(directive, end, document),
        ...(form === '-file' ? { form: 'file' as const } : form === '-start' ? { form: 'block' as const } : {}),
        ...(reason === undefined ? {} : { reason }),
        ...(until === undefined ? {} : { until }),
        ...(malformed === undefined ? {} : { malformed }),
      };
      if (rules.length === 0) emit('suppression', '', keyword, value);
      const spans = rules.map(it => it.span);
      for (const [index, rule] of rules.entries()) {
        const removal = rules.length > 1 ? removalOf(text, spans, index) : end === undefined ? wholeComment(directive, text) : undefined;
        emit('suppression', rule.id, rule.span, { ...value, ...(removal === undefined ? {} : { removal }) });
      }
    }
  },
});

/** What a directive covers. */
function coveredBy({ form, comment }: Directive, end: Directive | undefined, document: SourceDocument): Span {
  const { text, lineStarts } = document;
  if (form === '-file') return span(0, text.length + 1);
  if (form === '-start') return span(comment.end, end?.comment.start ?? comment.end);
  const lineAt = (offset: number): number => lineStarts.findLastIndex(it => it <= offset);
  const startOf = (line: number): number => lineStarts[line] ?? text.length + 1;
  const own = lineAt(comment.start);
  const alone = text.slice(startOf(own), comment.start).trim() === '' && /^[^\S\r\n]*(?:\r?\n|$)/.test(text.slice(comment.end));
  if (!alone && form !== '-next-line') return constructAt(document, own);
  let line = lineAt(comment.end) + 1;
  while (line < lineStarts.length && isSkipped(text.slice(startOf(line), startOf(line + 1)))) line++;
  return constructAt(document, line);
}

/** The comment that closes what another one opens: the next one that no comment between them opens. */
function endOf(start: Directive, all: readonly Directive[]): Directive | undefined {
  let open = 0;
  for (const it of all.slice(all.indexOf(start) + 1)) {
    if (it.form === '-start') open++;
    if (it.form === '-end' && open-- === 0) return it;
  }
  return undefined;
}

/** Why one of a pair has no other. */
function defectOf(directive: Directive, all: readonly Directive[]): string | undefined {
  if (directive.form === '-start' && endOf(directive, all) === undefined) return 'no "groundline-ignore-end" closes it';
  if (directive.form === '-end' && !all.some(it => it.form === '-start' && endOf(it, all) === directive))
    return 'no "groundline-ignore-start" is open here';
  return undefined;
}

/** A comment with the space before it, and with its line when it stands there alone. */
function wholeComment({ comment }: Directive, text: string): Span {
  const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
  const before = text.slice(lineStart, comment.start);
  const behind = /^[^\S\r\n]*(?:\r?\n|$)/.exec(text.slice(comment.end))?.[0];
  if (before.trim() === '' && behind !== undefined) return span(lineStart, comment.end + behind.length);
  return span(comment.start - (before.length - before.trimEnd().length), comment.end);
}

/** Whether a place lies in a fenced block or a code span: what stands there is shown, not said. */
function isQuoted({ text, lineStarts }: SourceDocument, offset: number): boolean {
  let fence = '';
  let line = '';
  for (const [index, start] of lineStarts.entries()) {
    if (start > offset) break;
    line = text.slice(start, Math.min(lineStarts[index + 1] ?? text.length, offset));
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = marker;
    else if (marker.startsWith(fence)) fence = '';
  }
  return fence !== '' || (line.split('`').length - 1) % 2 === 1;
}

/** Blank lines, and other directives above the same line. */
const isSkipped = (line: string): boolean => line.trim() === '' || /^\s*(?:#|\/\/|\/\*|<!--)\s*groundline-ignore/.test(line);
