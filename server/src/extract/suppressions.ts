import { extensionOf, nameOf, type Path } from '../base/path.ts';
import { type Span, span } from '../base/span.ts';
import { defineExtractor, type SourceDocument } from './extractor.ts';

/**
 * Inline comments that hide findings, in the comment syntax of each format:
 * `groundline-ignore RULE[, RULE] -- reason until=YYYY-MM-DD`. Behind something it covers its own line, alone on a line the
 * next one, a fenced block there as a whole; `groundline-ignore-next-line` says so outright, `groundline-ignore-file` covers all.
 */
export default defineExtractor({
  id: 'suppressions',
  version: 1,
  emits: ['suppression'],
  handles: path => commentsOf(path).length > 0,
  extract(document, emit) {
    const { text, path } = document;
    if (!text.includes('groundline-ignore')) return;
    for (const comment of commentsOf(path)) {
      for (const match of text.matchAll(comment)) {
        const [all, before = '', form = '', body = ''] = match;
        const start = match.index + before.length;
        if (comment === markup[0] && isQuoted(document, start)) continue;
        const directive = readDirective(body, match.index + all.indexOf(body, before.length + `groundline-ignore${form}`.length));
        const covers =
          form === '-file' ? span(0, text.length + 1) : coveredLine(document, start, match.index + all.length, form === '-next-line');
        const { rules, ...value } = directive;
        if (rules.length === 0) {
          const at = text.indexOf('groundline-ignore', start);
          emit('suppression', '', span(at, at + 'groundline-ignore'.length + form.length), {
            covers,
            ...value,
            malformed: 'it names no rule, as in "groundline-ignore paths/dead-link -- reason"',
          });
        }
        for (const rule of rules) emit('suppression', rule.id, rule.span, { covers, ...value });
      }
    }
  },
});

/**
 * How a format's comments that hold a directive look: what stands before it, its form, and what it says. Only formats whose
 * documents can have findings, since every file of a format named here is read.
 */
function commentsOf(path: Path): readonly RegExp[] {
  const name = nameOf(path);
  const extension = extensionOf(path);
  if (/^\.(?:md|mdx|markdown|html?)$/.test(extension)) return markup;
  if (/^\.(?:ya?ml|toml|py|sh|bash|zsh|mk|env|just)$/.test(extension)) return hash;
  if (/^\.(?:jsonc|json5)$/.test(extension)) return slashes;
  if (
    /^(?:Dockerfile|Containerfile|Makefile|GNUmakefile|makefile|justfile|Justfile|CODEOWNERS|Procfile|requirements.*\.txt)(?:\..+)?$/.test(
      name,
    )
  )
    return hash;
  return /^\.(?:env(?:\..+)?|gitignore|dockerignore|gitattributes|editorconfig)$|\.Dockerfile$/.test(name) || extension === '.dockerfile'
    ? hash
    : [];
}

const directive = 'groundline-ignore(-file|-next-line)?(?![\\w-])';
const hash: readonly RegExp[] = [new RegExp(`(^|[^\\S\\r\\n])#[^\\S\\r\\n]*${directive}([^\\r\\n]*)`, 'gm')];
const slashes: readonly RegExp[] = [
  new RegExp(`(^|[^\\S\\r\\n])//[^\\S\\r\\n]*${directive}([^\\r\\n]*)`, 'gm'),
  new RegExp(`(^|[^\\S\\r\\n])/\\*[^\\S\\r\\n]*${directive}((?:(?!\\*/)[^\\r\\n])*)\\*/`, 'gm'),
];
const markup: readonly RegExp[] = [new RegExp(`(^|)<!--\\s*${directive}((?:(?!-->)[^])*)-->`, 'gm')];

interface Directive {
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason?: string;
  readonly until?: string;
  readonly malformed?: string;
}

/** What stands behind the keyword: rules, then `--` and a reason with perhaps an end date in it. */
function readDirective(body: string, offset: number): Directive {
  const [, named = '', said = ''] = /^([^]*?)(?:\s--\s?([^]*))?$/.exec(body) ?? [];
  const rules = [...named.matchAll(/[^\s,]+/g)]
    .filter(([it]) => !it.startsWith('until='))
    .map(it => ({ id: it[0], span: span(offset + it.index, offset + it.index + it[0].length) }));
  const until = /(?:^|\s)until=(\S*)/.exec(body)?.[1];
  const reason = said.replace(/(?:^|\s)until=\S*/, '').trim();
  const malformed = until !== undefined && !isDate(until) ? `"${until}" is no date, as in until=2027-01-31` : undefined;
  return {
    rules,
    ...(reason === '' ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(malformed === undefined ? {} : { malformed }),
  };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** The line a comment covers: its own when something stands before it, else the next one that holds something. */
function coveredLine({ text, lineStarts }: SourceDocument, start: number, end: number, next: boolean): Span {
  const lineAt = (offset: number): number => lineStarts.findLastIndex(it => it <= offset);
  const startOf = (line: number): number => lineStarts[line] ?? text.length + 1;
  const own = lineAt(start);
  const alone = text.slice(startOf(own), start).trim() === '' && /^[^\S\r\n]*(?:\r?\n|$)/.test(text.slice(end));
  if (!alone && !next) return span(startOf(own), startOf(own + 1));
  let line = lineAt(end) + 1;
  while (line < lineStarts.length && isSkipped(text.slice(startOf(line), startOf(line + 1)))) line++;
  const fence = /^\s*(`{3,}|~{3,})/.exec(text.slice(startOf(line), startOf(line + 1)))?.[1];
  let last = line;
  if (fence !== undefined)
    while (last + 1 < lineStarts.length && !(last > line && text.slice(startOf(last)).trimStart().startsWith(fence))) last++;
  return span(startOf(line), startOf(last + 1));
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
