import { folderOf, nameOf } from '../../base/path.ts';
import { span } from '../../base/span.ts';
import type { Emit, SourceDocument } from '../extractor.ts';

/** States that the README of the root says at its beginning that nobody works on the project any more. */
export function emitAbandoned({ path, text }: SourceDocument, emit: Emit<'doc.abandoned'>): void {
  if (folderOf(path) !== '' || !/^readme\b/i.test(nameOf(path))) return;
  const said = notices.map(it => it.exec(text.slice(0, opening))).find(it => it !== null);
  if (said !== undefined) emit('doc.abandoned', '', span(said.index, said.index + said[0].length), {});
}

/** What stands further down speaks of a part. In UTF-16 units. */
const opening = 2000;

const project = '(?:repo(?:sitory)?|project|library|package|plugin|software|tool|code ?base)';
const over =
  '(?:archived|discontinued|unmaintained|abandoned|deprecated|retired|(?:being )?(?:replaced|superseded) by|no longer (?:(?:actively|being) )*(?:maintained|developed|supported))';

const notices: readonly RegExp[] = [
  /^# \W*(?:archived|discontinued|unmaintained)\b/im,
  // A line of its own, or the beginning of one that goes on to say why or since when.
  new RegExp(
    `^\\W*(?:(?:this )?${project} (?:is )?)?(?:archived|discontinued|unmaintained)\\b(?=\\W*$|[.:!]| (?:because|since|in|on)\\b)`,
    'im',
  ),
  /^\W*(?:notice: )?(?:discontinuation of (?:the |this )?project|no longer (?:actively )?maintained|not maintained any ?more)\b/im,
  // By its name: `Static Pumps has been archived`.
  /^\W*(?!(?:The|This|That|These|Our|All|Old|It)\b)[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2} (?:has been|is now) (?:archived|discontinued|retired|unmaintained)\b/m,
  // Also over the end of a line.
  new RegExp(`\\bthis (?:code|${project}) (?:is|was|has been)(?: now| officially| currently)? ${over}`.replaceAll(' ', '\\s+'), 'i'),
];
