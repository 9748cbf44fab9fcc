import { nowhere } from '../../base/span.ts';
import { folderOf, nameOf } from '../../base/path.ts';
import type { Emit, SourceDocument } from '../extractor.ts';

/** States that the first page of a folder says that links of its documents lead nowhere here: they are made for the place where they are built. */
export function emitLinksElsewhere({ path, text }: SourceDocument, emit: Emit<'doc.links-elsewhere'>): void {
  if (!/^(?:_?index|readme)\./i.test(nameOf(path)) || !/\blinks\b/i.test(text)) return;
  const said = sentencesOf(text).find(saysSo);
  if (said !== undefined) emit('doc.links-elsewhere', folderOf(path), nowhere, { said: said.replace(/\s+/g, ' ').trim().slice(0, 120) });
}

/** Where sentences, paragraphs and list items end. */
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+|\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)/);

/** Of the links of the documents, not of those of one file, of symbolic links, or of links that a program makes. */
function saysSo(sentence: string): boolean {
  const subject = /(?<!\b(?:symbolic|soft|hard|deep|magic|down-?load|invit\w+|external|payment|share|e-?mail)\s)\blinks\b/i.exec(sentence);
  if (subject === null || /\bthis (?:file|page|readme|document)\b/i.test(sentence)) return false;
  const behind = sentence.slice(subject.index);
  return (
    (fails.test(behind) && (madeForOther.test(behind) || here.test(behind))) || worksThere.test(behind) || isRelativeToOther.test(behind)
  );
}

const fails =
  /^links\b[^,;:]{0,60}\b(?:(?:may|might|will|do|can|could|would|does) ?not|can['’]?t|don['’]t|won['’]t)(?: \w+){0,2} (?:work|function|resolve|open|be (?:resolved|followed))\b/i;
const other = '(?:[\\w-]+[/ ]){0,3}(?:`[^`]+`|the (?:[\\w-]+ )?(?:other|main|site|documentation|docs|website|published|built))';
const madeForOther = new RegExp(
  `\\b(?:are|is) (?:all )?(?:relative to|made for|written for|meant for) ${other}[\\w ]{0,20}\\b(?:directory|folder|repository|repo|site|website|tree)\\b`,
  'i',
);
const here =
  /\b(?:(?:work|function|resolve|open|resolved|followed)(?: \w+)? (?:here|(?:when|if) (?:(?:viewed|read|browsed|opened) )?(?:directly )?(?:(?:here|on|in) )?(?:github|gitlab|this repository)|(?:on|in|from|within) (?:github|gitlab|this repo(?:sitory)?))\b|\b(?:until|unless|before) (?:they are |it is |the (?:site|docs|documentation) (?:is|are) )?(?:built|rendered|published|deployed))/i;
const worksThere =
  /^links\b[^,;:]{0,60}\bonly (?:work|function|resolve)s? (?:(?:on|in|from) (?:the |our )?(?:[\w.-]+ ){0,2}(?:site|website|docs|documentation|portal)\b|(?:when|once|after) (?:the (?:site|docs|documentation|book|pages) (?:is|are) |they are |it is )?(?:built|rendered|published|deployed)\b)/i;
const isRelativeToOther =
  /^links\b[^,;:]{0,60}\bare (?:all )?relative to (?:the )?(?:root of the (?:website|(?:published|built|documentation) (?:site|website))|`?[\w.-]+(?:\/[\w.-]+)+`? repo(?:sitory)?)\b/i;
