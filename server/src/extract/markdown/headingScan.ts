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
  const candidates = /\n[ \t>]*(?:#|==|--|(?:[-*+] +|\d+[.)] +)?(?:```|~~~))/g;
  for (let at = 0; at >= 0; at = nextCandidate(text, candidates)) {
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

/** Where the next line begins that may be one of these: a search for line feeds is faster than one for starts of lines. */
const nextCandidate = (text: string, candidates: RegExp): number => (candidates.exec(text)?.index ?? -2) + 1;
