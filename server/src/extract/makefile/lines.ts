import type { Span } from '../../base/span.ts';

/** A logical line of a Makefile: physical lines joined where a backslash ends them. */
export interface MakeLine {
  /** Its characters in the document, backslashes and line ends between them included. */
  readonly span: Span;
  /** It begins with a tab: a line of a recipe, if a rule stands above it. */
  readonly tabbed: boolean;
}

/** The logical lines of a Makefile. What stands in `define` blocks is left out: it is text until something evaluates it. */
export function* makeLines(text: string): Generator<MakeLine> {
  let defines = 0;
  for (let start = 0; start < text.length; ) {
    let end = endOfLine(text, start);
    while (end < text.length && isContinued(text, start, end)) end = endOfLine(text, end + 1);
    const line = { span: { start, end: text[end - 1] === '\r' ? end - 1 : end }, tabbed: text[start] === '\t' };
    const first = /^[ \t]*(?:override[ \t]+)?(define|endef)\b/.exec(text.slice(start, Math.min(end, start + 80)))?.[1];
    if (first === 'define') defines++;
    if (defines === 0) yield line;
    if (first === 'endef' && defines > 0) defines--;
    start = end + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Whether an odd number of backslashes stands before the line's end. */
function isContinued(text: string, start: number, end: number): boolean {
  let at = text[end - 1] === '\r' ? end - 2 : end - 1;
  let slashes = 0;
  for (; at >= start && text[at] === '\\'; at--) slashes++;
  return slashes % 2 === 1;
}
