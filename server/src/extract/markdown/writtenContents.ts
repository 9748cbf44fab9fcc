import { type Span, span } from '../../base/span.ts';

/**
 * Whether a place lies in a table of contents, or another part, that a tool writes between two comments: what is mended there by hand is
 * lost. Sources: the READMEs of mdtoc, markdown-toc, doctoc and gh-md-toc, of the extensions that keep such tables in editors, and of
 * ts2md, terraform-docs and markdown-magic.
 */
export function isInWrittenContents(text: string, at: Span): boolean {
  if (last.text !== text) last = { text, parts: partsIn(text) };
  return last.parts.some(it => it.start <= at.start && at.end <= it.end);
}

/** All links of a document are asked about one after the other. */
let last: { readonly text: string; readonly parts: readonly Span[] } = { text: '', parts: [] };

function partsIn(text: string): readonly Span[] {
  const parts: Span[] = [];
  let start: number | undefined;
  for (const mark of text.matchAll(marks)) {
    if (mark[1] !== undefined) start = mark.index;
    else if (start !== undefined) {
      parts.push(span(start, mark.index));
      start = undefined;
    }
  }
  return parts;
}

const marks =
  /<!--[ \t]{0,9}(?:(START doctoc\b|(?:markdown)?toc\b(?!:end)|ts[ \t]{0,9}-->|#region ts2md\b|BEGIN_TF_DOCS\b|AUTO-GENERATED-CONTENT:START\b)|END doctoc\b|#endregion ts2md\b|END_TF_DOCS\b|AUTO-GENERATED-CONTENT:END\b|\/(?:markdown)?toc\b|tocstop\b|toc:end\b|te[ \t]{0,9}-->)/gi;
