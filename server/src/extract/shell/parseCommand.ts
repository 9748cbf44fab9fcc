import { parseFunction } from './compounds.ts';
import { type Joint, type Redirection, type ShellNode, silences } from './node.ts';
import { closesNothing, isBreak, type Reader, readSubstitution, skipBlanks, skipping, within } from './reader.ts';
import type { Cursor } from './builder.ts';
import type { ReadSubstitution } from './expansion.ts';
import { placeholderAt, readWord } from './readWord.ts';
import { continued, spanOfWord, type Word } from './word.ts';

/** Reads a simple command, or a function where `()` follows its first word. The cursor stands on no blank and no separator. */
export function parseCommand(reader: Reader, joint: Joint): ShellNode {
  const { cursor } = reader;
  const { text, end } = cursor;
  const words: Word[] = [];
  const assignments: Word[] = [];
  const redirections: Redirection[] = [];
  const nested: (readonly ShellNode[])[] = [];
  const substitute: ReadSubstitution = (at, closing) => void nested.push(readSubstitution(reader, at, closing));
  for (skipBlanks(cursor); cursor.at < end; skipBlanks(cursor)) {
    if (isRedirection(cursor)) {
      readRedirection(reader, substitute, words, redirections);
      continue;
    }
    const char = text[cursor.at];
    if (char === '#') break;
    if (char === '(') {
      if (words.length === 1 && assignments.length === 0 && /^\(\s{0,9}\)/.test(text.slice(cursor.at, cursor.at + 12))) {
        cursor.at = Math.min(end, text.indexOf(')', cursor.at) + 1);
        return parseFunction(within(reader), joint);
      }
      // An array, or something that is no shell: its words are nobody's.
      const open = cursor.at++;
      reader.list(within(reader), closesNothing);
      if (text[cursor.at] === ')' && cursor.at < end) cursor.at++;
      takeAlternatives(reader, words, open);
      continue;
    }
    if (char !== '<' && isBreak(char)) break;
    const word = readWord(cursor, substitute);
    if (words.length === 0 && assignment.test(word.text)) assignments.push(word);
    else words.push(word);
  }
  return { is: 'command', words, assignments, redirections, nested, joint, tolerated: silences(redirections) };
}

/** `start:(dev|prod):debug`: the alternatives from `open` on that were read right behind a word, and what follows right behind them, are part of it. */
function takeAlternatives(reader: Reader, words: Word[], open: number): void {
  const { cursor } = reader;
  const { text, end } = cursor;
  const last = words.at(-1);
  if (last === undefined || spanOfWord(last).end !== open || !text.slice(open, cursor.at).includes('|')) return;
  if (cursor.at < end && !isBreak(text[cursor.at]) && !/\s/.test(text[cursor.at] ?? '')) readWord(cursor, skipping(reader));
  words[words.length - 1] = continued(last, text.slice(open, cursor.at), open);
}

/** Reads the redirections at the cursor. */
export function readRedirections(reader: Reader): readonly Redirection[] {
  const redirections: Redirection[] = [];
  const words: Word[] = [];
  const { cursor } = reader;
  for (skipBlanks(cursor); cursor.at < cursor.end; skipBlanks(cursor)) {
    if (/^\d[<>]/.test(cursor.text.slice(cursor.at, cursor.at + 2))) words.push(readWord(cursor, skipping(reader)));
    if (!isRedirection(cursor)) break;
    readRedirection(reader, skipping(reader), words, redirections);
  }
  return redirections;
}

const assignment = /^(?:\$env:)?[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/;
const operator = /^(?:&>>?|<<<|<<-?|<>|<&|>>|>&|>\||[<>]\(|[<>])/;

function isRedirection(cursor: Cursor): boolean {
  const { text, at, end } = cursor;
  const char = text[at];
  if (at >= end) return false;
  if (char === '<') return placeholderAt(cursor) === undefined;
  return char === '>' || text.startsWith('&>', at);
}

/** Reads `> x`, `2>&1`, `< x`, `<<EOF`, `<(…)`. The last word read is the descriptor when it is a digit right before it. */
function readRedirection(reader: Reader, substitute: ReadSubstitution, words: Word[], redirections: Redirection[]): void {
  const { cursor } = reader;
  const start = cursor.at;
  const written = operator.exec(cursor.text.slice(start, start + 3))?.[0] ?? '>';
  cursor.at = Math.min(cursor.end, start + written.length);
  if (written.endsWith('(')) {
    substitute(cursor, ')');
    // The program is given the name of a pipe.
    words.push({ text: written, places: start, dynamic: true, quoted: false });
    return;
  }
  let descriptor = written.startsWith('&') ? '&' : '';
  const last = words.at(-1);
  if (descriptor === '' && last !== undefined && /^\d$/.test(last.text) && last.places === start - 1) {
    descriptor = last.text;
    words.pop();
  }
  skipBlanks(cursor);
  if (cursor.at >= cursor.end || isBreak(cursor.text[cursor.at])) return;
  const target = readWord(cursor, substitute);
  if (written === '<<' || written === '<<-') reader.heredocs.push({ delimiter: target.text, indented: written === '<<-' });
  else redirections.push({ descriptor, operator: written, target });
}
