import { extensionOf } from '../../base/path.ts';
import { type Span, span } from '../../base/span.ts';
import type { SourceDocument } from '../extractor.ts';

/**
 * What begins on a line, as a span of whole lines: an entry of a map or list with all below it, an instruction with its continued lines and
 * heredocs, a rule with its recipe, a statement over several lines; in Markdown the fenced block, table, list item or paragraph that the
 * line is of. So a comment stays with what it speaks of when that is wrapped otherwise or gets another line.
 */
export function constructAt(document: SourceDocument, line: number): Span {
  const lines = linesOf(document);
  const markup = /^\.(?:md|mdx|markdown)$/.test(extensionOf(document.path));
  const [first, last] = markup ? blockAt(lines, line) : [line, lastOf(lines, line)];
  return span(lines.start(first), lines.start(last + 1));
}

/** The lines of a document. */
interface Lines {
  readonly count: number;
  start(line: number): number;
  text(line: number): string;
}

function linesOf({ text, lineStarts }: SourceDocument): Lines {
  const start = (line: number): number => lineStarts[line] ?? text.length + 1;
  return { count: lineStarts.length, start, text: line => text.slice(start(line), start(line + 1)).replace(/\r?\n$/, '') };
}

const indentOf = (text: string): number => /^[ \t]*/.exec(text)?.[0].length ?? 0;
const isBlank = (text: string): boolean => text.trim() === '';

/** The last line of what begins on a line, by continuations, heredocs and indentation. */
function lastOf(lines: Lines, first: number): number {
  const head = lines.text(first);
  let last = first;
  let heredoc = heredocOf(head);
  for (let line = first + 1; line < lines.count; line++) {
    const text = lines.text(line);
    if (heredoc !== undefined) {
      last = line;
      if (heredoc.ends(text)) heredoc = undefined;
    } else if (isContinued(lines.text(last))) {
      last = line;
      heredoc = heredocOf(text);
    } else if (isBlank(text)) continue;
    else if (belongs(text, head)) last = line;
    else break;
  }
  return last;
}

/** Whether a line belongs to what an earlier one began: it stands deeper, closes a bracket, or is an item of the list that a key holds. */
function belongs(text: string, head: string): boolean {
  const [own, above] = [indentOf(text), indentOf(head)];
  if (own !== above) return own > above;
  const rest = text.slice(own);
  return (
    (/^[\])}]/.test(rest) && /[[({]\s*(?:(?:#|\/\/).*)?$/.test(head)) ||
    (/^-(?:\s|$)/.test(rest) && /^[^-\s#][^#]*:\s*(?:#.*)?$/.test(head.slice(above)))
  );
}

const isContinued = (text: string): boolean => /\\[ \t]*$/.test(text) && !/^\s*#/.test(text);

/** The heredoc that a line opens; after `<<-` its last line may be indented. */
function heredocOf(text: string): { ends(line: string): boolean } | undefined {
  const [, indented, , name] = /^\s*#/.test(text) ? [] : (/<<([-~]?)\s*(["']?)([A-Za-z_]\w*)\2/.exec(text) ?? []);
  return name === undefined ? undefined : { ends: line => (indented === '' ? line : line.trim()) === name };
}

/** The first and last line of the block of Markdown that a line is of. */
function blockAt(lines: Lines, line: number): readonly [number, number] {
  const fence = fenceOf(lines.text(line));
  if (fence !== undefined) {
    let last = line;
    while (last + 1 < lines.count && !(last > line && lines.text(last).trimStart().startsWith(fence))) last++;
    return [line, last];
  }
  if (/^\s*(?:#{1,6}\s|<!--)/.test(lines.text(line))) return [line, line];
  // A row of a table that says it itself is meant alone; a comment above the table means all of it.
  if (isRow(lines.text(line)) && lines.text(line).includes('groundline-ignore')) return [line, line];
  const together = isRow(lines.text(line)) ? isRow : isProse;
  let first = line;
  while (first > 0 && !isItem(lines.text(first)) && together(lines.text(first - 1))) first--;
  let last = line;
  while (last + 1 < lines.count && together(lines.text(last + 1)) && !isItem(lines.text(last + 1))) last++;
  return [first, last];
}

const fenceOf = (text: string): string | undefined => /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
const isRow = (text: string): boolean => /^\s*\|/.test(text);
const isItem = (text: string): boolean => /^\s*(?:[-*+]|\d+[.)])\s/.test(text);
const isProse = (text: string): boolean => !isBlank(text) && !/^\s*(?:#{1,6}\s|\||`{3,}|~{3,}|<!--)/.test(text);
