import { type Group, group, type Joint, type ShellNode } from './node.ts';
import { isBreak, peekWord, type Reader, skipBlanks, skipping, takeWord } from './reader.ts';
import { readWord } from './readWord.ts';

/** The readers of compound commands, by the keyword they begin with. The keyword has been read. */
export const compounds: ReadonlyMap<string, (reader: Reader, joint: Joint) => Group> = new Map([
  ['if', parseIf],
  ['while', parseLoop],
  ['until', parseLoop],
  ['for', parseLoop],
  ['select', parseLoop],
  ['case', parseCase],
  ['function', parseNamedFunction],
  ['{', parseBraces],
  // Keywords without the one that they belong to: the commands behind them are read all the same.
  ...['!', 'then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'].map(
    it => [it, (_reader: Reader, joint: Joint) => group('braces', [], joint)] as const,
  ),
]);

/** Reads a function from behind its name. */
export function parseFunction(reader: Reader, joint: Joint): Group {
  const { cursor } = reader;
  skipBlanks(cursor);
  if (cursor.text.startsWith('()', cursor.at)) cursor.at = Math.min(cursor.end, cursor.at + 2);
  while (cursor.at < cursor.end && /\s/.test(cursor.text[cursor.at] ?? '')) cursor.at++;
  const char = cursor.text[cursor.at];
  const hasBody = cursor.at < cursor.end && (char === '(' || !isBreak(char));
  return group('function', hasBody ? [reader.node(reader, ';')] : [], joint);
}

const ifWords = new Set(['then', 'elif', 'else', 'fi']);

function parseIf(reader: Reader, joint: Joint): Group {
  const body: ShellNode[] = [];
  let asked = false;
  let when: Group['when'];
  for (let part = 'if'; part !== 'fi' && part !== ''; part = takeWord(reader.cursor)) {
    const nodes = reader.list(reader, it => ifWords.has(it));
    const condition = part === 'if' || part === 'elif';
    asked ||= condition && nodes.some(asksForFile);
    // What is done where a file is missing is not done where it is there.
    if (condition) {
      when = equalityOf(nodes);
      body.push(group('braces', nodes, ';', true));
    } else
      body.push({ ...group('branch', nodes, ';', asked && part === 'else'), ...(when === undefined || part === 'else' ? {} : { when }) });
  }
  return group('braces', body, joint);
}

/** `[ "$GROUP" = "unit" ]` alone. */
function equalityOf([node, ...others]: readonly ShellNode[]): Group['when'] {
  if (node?.is !== 'command' || others.length > 0) return undefined;
  const [test, word, operator, other] = node.words;
  const isTest = /^(?:test|\[\[?)$/.test(test?.text ?? '') && /^==?$/.test(operator?.text ?? '');
  const behind = node.words[4]?.text;
  return isTest && word !== undefined && other !== undefined && (behind === undefined || /^\]\]?$/.test(behind))
    ? { word, is: [other.text] }
    : undefined;
}

/** `[ -f setup.sh ]` */
const asksForFile = (node: ShellNode): boolean =>
  node.is === 'command' &&
  /^(?:test|\[\[?)$/.test(node.words[0]?.text ?? '') &&
  node.words.some((it, index) => /^-[defrsx]$/.test(it.text) && node.words[index + 1]?.dynamic === false);

/** `for x in words; do … done`, `while condition; do … done`. The words of `for` are no command. */
function parseLoop(reader: Reader, joint: Joint): Group {
  const { cursor } = reader;
  skipBlanks(cursor);
  const isFor = /^(?:\w{1,60}\s{1,9}in\b|\w{1,60}\s{0,9}[;\n]|\(\()/.test(
    cursor.text.slice(cursor.at, Math.min(cursor.end, cursor.at + 90)),
  );
  const condition = reader.list(reader, it => it === 'do');
  takeWord(cursor);
  const body = reader.list(reader, it => it === 'done');
  takeWord(cursor);
  return group('braces', [group('braces', isFor ? [] : condition, ';', true), group('branch', body, ';')], joint);
}

/** `case word in pattern) … ;; esac` */
function parseCase(reader: Reader, joint: Joint): Group {
  const { cursor } = reader;
  const { text, end } = cursor;
  const body: ShellNode[] = [];
  skipBlanks(cursor);
  const word = cursor.at < end && !isBreak(text[cursor.at]) ? readWord(cursor, skipping(reader)) : undefined;
  skipBlanks(cursor);
  if (peekWord(cursor) === 'in') takeWord(cursor);
  while (cursor.at < end) {
    if (/[\s;]/.test(text[cursor.at] ?? '')) {
      cursor.at++;
      continue;
    }
    if (peekWord(cursor) === 'esac') {
      takeWord(cursor);
      break;
    }
    const found = text.slice(cursor.at, Math.min(end, cursor.at + 500)).search(/[)\n]/);
    const isComment = text[cursor.at] === '#';
    if (isComment) {
      const line = text.indexOf('\n', cursor.at);
      cursor.at = line < 0 ? end : Math.min(end, line);
    } else if (found < 0 || text[cursor.at + found] === '\n') break;
    else {
      const is = text
        .slice(cursor.at, cursor.at + found)
        .split('|')
        .map(it => it.trim().replace(/^\(?\s*(["']?)(.*)\1$/, '$2'));
      cursor.at += found + 1;
      const nodes = reader.list(reader, it => it === 'esac' || it === ';;');
      body.push({ ...group('branch', nodes, ';'), ...(word === undefined ? {} : { when: { word, is } }) });
    }
  }
  return group('braces', body, joint);
}

function parseNamedFunction(reader: Reader, joint: Joint): Group {
  skipBlanks(reader.cursor);
  if (reader.cursor.at < reader.cursor.end && !isBreak(reader.cursor.text[reader.cursor.at])) readWord(reader.cursor, skipping(reader));
  return parseFunction(reader, joint);
}

function parseBraces(reader: Reader, joint: Joint): Group {
  const body = reader.list(reader, it => it === '}');
  if (peekWord(reader.cursor) === '}') takeWord(reader.cursor);
  return group('braces', body, joint);
}
