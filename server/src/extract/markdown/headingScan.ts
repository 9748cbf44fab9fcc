import { span } from '../../base/span.ts';
import type { Heading } from './headings.ts';

/**
 * The headings of a Markdown text by its lines alone, many times faster than a parse: for documents of which nothing else is
 * asked. Where fenced blocks do not come out even, their lines count too: one anchor too many does no harm.
 */
export function scanHeadings(text: string): readonly Heading[] {
  return scan(text, true) ?? scan(text, false) ?? [];
}

function scan(text: string, fenced: boolean): readonly Heading[] | undefined {
  const headings: Heading[] = [];
  const lines =
    /^(?: {0,3}(?:(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\r?|(={2,}|-{2,})[ \t]*\r?)|[ \t>]*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})([^`\n]*))$/my;
  let fence = '';
  for (let at = 0; at >= 0; at = nextLine(text, at)) {
    if (!mayMark(text, at)) continue;
    lines.lastIndex = at;
    const match = lines.exec(text);
    if (match === null) continue;
    const [line, marks, content = '', underline, ticks, info = ''] = match;
    if (ticks !== undefined) {
      if (!fenced) continue;
      if (fence === '') fence = ticks;
      else if (ticks.startsWith(fence) && info.trim() === '') fence = '';
    } else if (fence !== '') continue;
    else if (marks !== undefined) {
      const start = match.index + line.indexOf(content, line.indexOf(marks) + marks.length);
      headings.push({ level: marks.length, start: match.index, content: span(start, start + content.length) });
    } else if (underline !== undefined) {
      const lineStart = text.lastIndexOf('\n', match.index - 2) + 1;
      const above = text.slice(lineStart, match.index).trimEnd();
      if (/^ {0,3}[^\s#>|=-]/.test(above)) {
        const lead = above.length - above.trimStart().length;
        headings.push({
          level: underline.startsWith('=') ? 1 : 2,
          start: lineStart,
          content: span(lineStart + lead, lineStart + above.length),
        });
      }
    }
  }
  return fence === '' ? headings : undefined;
}

function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? -1 : newline + 1;
}

/** Whether the line at an offset may be a heading's or a fence's, by its first characters behind blanks, quote marks and list marks. */
function mayMark(text: string, at: number): boolean {
  let next = at;
  while (isLead(text.charCodeAt(next))) next++;
  const code = text.charCodeAt(next);
  if (code === 0x23 || code === 0x3d || code === 0x60 || code === 0x7e) return true;
  if (code === 0x2d && text.charCodeAt(next + 1) === code) return true;
  while (isListMark(text.charCodeAt(next))) next++;
  if (text.charCodeAt(next) !== 0x20) return false;
  while (text.charCodeAt(next) === 0x20) next++;
  return text.startsWith('```', next) || text.startsWith('~~~', next);
}

/** A blank, tab or quote mark. */
const isLead = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x3e;

/** One of `*`, `+`, `-`, `.`, `)` and the digits. */
const isListMark = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x2a || code === 0x2b || code === 0x29;
