import { type Span, span } from '../../base/span.ts';

/**
 * Whether a place lies in a table of contents that a tool writes between two comments: what is mended there by hand is lost. Sources: the
 * READMEs of mdtoc, markdown-toc, doctoc and gh-md-toc, and of the extensions that keep such tables in editors.
 */
export function isInWrittenContents(text: string, at: Span): boolean {
  if (last.text !== text) last = { text, tables: tablesIn(text) };
  return last.tables.some(it => it.start <= at.start && at.end <= it.end);
}

/** All links of a document are asked about one after the other. */
let last: { readonly text: string; readonly tables: readonly Span[] } = { text: '', tables: [] };

function tablesIn(text: string): readonly Span[] {
  const tables: Span[] = [];
  let start: number | undefined;
  for (const mark of text.matchAll(marks)) {
    if (mark[1] !== undefined) start = mark.index;
    else if (start !== undefined) {
      tables.push(span(start, mark.index));
      start = undefined;
    }
  }
  return tables;
}

const marks =
  /<!--[ \t]{0,9}(?:(START doctoc\b|(?:markdown)?toc\b(?!:end)|ts[ \t]{0,9}-->)|END doctoc\b|\/(?:markdown)?toc\b|tocstop\b|toc:end\b|te[ \t]{0,9}-->)/gi;
