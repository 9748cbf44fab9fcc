import type { Span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf } from './drawnTree.ts';
import type { Sentence } from './sentence.ts';

/** Whether a document has a word that puts something aside; most have none, so that their sentences need not be read for it. */
export const mayPutAside = (text: string): boolean => anyState.test(text);

/** States that a sentence puts aside what it names: `old/` is deprecated. `written` is the name, `at` where it stands. */
export function emitSetAside(sentence: Sentence, written: string, at: Span, emit: Emit<'doc.set-aside'>): void {
  const path = namedPath(written);
  if (path === undefined) return;
  const said = saidBehind(sentence.after) ?? saidBefore.exec(sentence.before)?.[1];
  if (said !== undefined) emit('doc.set-aside', path, at, { said: said.toLowerCase() });
}

/** States what the remarks of a drawn tree put aside; `at` is where the tree stands. */
export function emitSetAsideInTree(tree: string, at: Span, emit: Emit<'doc.set-aside'>): void {
  for (const { path, remark } of entriesOf(tree)) {
    const said = saidBehind(`: ${remark}`);
    if (said !== undefined) emit('doc.set-aside', path, at, { said: said.toLowerCase() });
  }
}

/** The path that a name is, without what stands for all below it; a lone word is none, but for one like `Dockerfile`. */
function namedPath(written: string): string | undefined {
  const path = written.replace(/^\.\//, '').replace(/\/(?:\*{1,2})?$/, '');
  return /^[\w.@-]+(?:\/[\w.@ -]+)*$/.test(path) && /[./]|file$/.test(written) && !/^\.+$/.test(path) ? path : undefined;
}

function saidBehind(after: string): string | undefined {
  const [, named = ''] = nameEnds.exec(after) ?? [];
  return [isSo, isCalledSo].map(it => it.exec(after.slice(named.length))?.[1]).find(it => it !== undefined);
}

const state =
  'archived|retired|deprecated|obsolete|superseded|stale|discontinued|unmaintained|abandoned|no longer (?:in use|used|maintained|supported|needed|deployed)|(?:kept|retained|preserved) (?:only |here )?for (?:history|(?:historical )?reference)';
const thing =
  '(?:[\\w.-]+ ){0,3}(?:app(?:lication)?|stack|setup|service|server|client|backend|frontend|back-end|front-end|code|codebase|version|implementation|docs?|documentation|documents?|prototype|site|ui|cli|scripts?|pipeline|project|package|module|library|deployment|compose file|dockerfile|config(?:uration)?)\\b';
const anyState = new RegExp(`\\b(?:${state}|legacy)\\b`, 'i');
/** What closes the name itself: a code span's mark, a link's destination, emphasis. */
const nameEnds = /^([`)\]*_\s]*)/;
/** `is deprecated`, `(archived)`, `— kept for reference`, but not "deprecated options". */
const isSo = new RegExp(
  `^(?:(?:(?:directory|folder|file) )?(?:is|are|was|has been|have been)(?: now| also| being)?|[-–—:|(]+)\\s*\\W{0,3}(${state})\\b(?=\\W*$|\\W*[.,;:)|(–—]|\\s-|\\s(?:and|but|by|in favou?r|since|as|because|do not|don't|old)\\b)`,
  'i',
);
/** `| Legacy Flask backend |`, `: the deprecated setup`. */
const isCalledSo = new RegExp(`^[-–—:|(]+\\s*\\W{0,3}(?:the |an? |our )?(legacy|${state}) ${thing}`, 'i');
/** `the retired documents in`. */
const saidBefore = new RegExp(`\\b(legacy|${state}) (?:[\\w-]+ ){0,2}(?:in|under|at|lives? in|(?:is|are) in) (?:the )?[\`*[]*$`, 'i');
