import { span } from '../../base/span.ts';
import type { Heading } from './headings.ts';

/**
 * The headings of a Markdown text by its lines alone, many times faster than a parse: for documents of which nothing else is
 * asked. Fenced blocks are left out; headings inside lists and quotes are too.
 */
export function scanHeadings(text: string): readonly Heading[] {
  const headings: Heading[] = [];
  const lines = /^ {0,3}(?:(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\r?$|(`{3,}|~{3,}).*$|(={2,}|-{2,})[ \t]*\r?$)/gm;
  let fence = '';
  for (let match = lines.exec(text); match !== null; match = lines.exec(text)) {
    const [line, marks, content = '', ticks, underline] = match;
    if (ticks !== undefined) {
      if (fence === '') fence = ticks;
      else if (ticks.startsWith(fence)) fence = '';
    } else if (fence !== '') continue;
    else if (marks !== undefined) {
      const start = match.index + line.indexOf(content, line.indexOf(marks) + marks.length);
      headings.push({ level: marks.length, start: match.index, content: span(start, start + content.length) });
    } else if (underline !== undefined) {
      const lineStart = text.lastIndexOf('\n', match.index - 2) + 1;
      const above = text.slice(lineStart, match.index).trimEnd();
      if (/^ {0,3}[^\s#>|=-]/.test(above) && !above.startsWith('    ')) {
        const lead = above.length - above.trimStart().length;
        headings.push({ level: underline.startsWith('=') ? 1 : 2, start: lineStart, content: span(lineStart + lead, lineStart + above.length) });
      }
    }
  }
  return headings;
}
