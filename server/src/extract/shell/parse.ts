import { compounds } from './compounds.ts';
import { group, type Joint, redirected, type ShellNode } from './node.ts';
import { parseCommand, readRedirections } from './parseCommand.ts';
import { type Closes, closesNothing, deepest, peekWord, type Reader, skipBlanks, skipHeredocs, within } from './reader.ts';

/** Reads a shell text. Never fails: what is no shell becomes commands that nobody knows. */
export function parseShell(text: string): readonly ShellNode[] {
  const cursor = { text, at: 0, end: text.length };
  return parseList({ cursor, depth: 0, heredocs: [], list: parseList, node: parseNode }, closesNothing);
}

function parseList(reader: Reader, closes: Closes): readonly ShellNode[] {
  const nodes: ShellNode[] = [];
  const { cursor } = reader;
  let joint: Joint = ';';
  while (cursor.at < cursor.end) {
    const separator = readSeparator(reader);
    if (separator !== undefined) {
      joint = separator;
      continue;
    }
    if (cursor.at >= cursor.end) break;
    if (cursor.text[cursor.at] === ')') {
      if (reader.depth > 0) break;
      cursor.at++;
      continue;
    }
    if (closes(peekWord(cursor))) break;
    nodes.push(parseNode(reader, joint));
    joint = ';';
  }
  markTolerated(nodes);
  return nodes;
}

/** Skips blanks, comments, line breaks and the operators between commands; undefined before a command. */
function readSeparator(reader: Reader): Joint | undefined {
  const { cursor } = reader;
  skipBlanks(cursor);
  const { text, at, end } = cursor;
  if (at >= end) return undefined;
  if (text[at] === '#') {
    const line = text.indexOf('\n', at);
    cursor.at = line < 0 ? end : Math.min(end, line);
    return ';';
  }
  if (text[at] === '\n') {
    cursor.at++;
    skipHeredocs(reader);
    return ';';
  }
  if (text[at] === ';' && text[at + 1] !== ';') {
    cursor.at++;
    return ';';
  }
  const operator = operators.find(it => text.startsWith(it, at));
  if (operator === undefined || (operator === '&' && text[at + 1] === '>')) return undefined;
  cursor.at += operator.length;
  if (operator === '&') return '&';
  // A line that ends in an operator goes on in the next one.
  for (skipBlanks(cursor); text[cursor.at] === '\n' && cursor.at < end && reader.heredocs.length === 0; skipBlanks(cursor)) cursor.at++;
  return operator === '|&' ? '|' : operator;
}

const operators = ['&&', '||', '|&', '|', '&'] as const;

function parseNode(reader: Reader, joint: Joint): ShellNode {
  const { cursor } = reader;
  const { text, at } = cursor;
  if (reader.depth >= deepest) {
    cursor.at = cursor.end;
    return group('braces', [], joint);
  }
  if (text.startsWith(';;', at)) {
    cursor.at += 2;
    return group('braces', [], joint);
  }
  if (text.startsWith('((', at)) {
    const close = text.indexOf('))', at);
    cursor.at = close < 0 || close >= cursor.end ? at + 2 : close + 2;
    return group('braces', [], joint);
  }
  if (text[at] === '(') {
    cursor.at++;
    const body = parseList(within(reader), closesNothing);
    if (text[cursor.at] === ')' && cursor.at < cursor.end) cursor.at++;
    return redirected(group('subshell', body, joint), readRedirections(reader));
  }
  const keyword = peekWord(cursor);
  const compound = compounds.get(keyword);
  if (compound === undefined) return parseCommand(reader, joint);
  cursor.at += keyword.length;
  return redirected(compound(within(reader), joint), readRedirections(reader));
}

/** Names of commands and functions that end a script. */
const ends = /exit|return|die|fail|abort|err|usage|fatal|panic|false|bail/i;

/** Marks what stands before `|| true` and whatever else goes on after a failure. */
function markTolerated(nodes: readonly ShellNode[]): void {
  for (const [index, node] of nodes.entries()) {
    if (node.joint !== '||' || node.is !== 'command' || ends.test(node.words[0]?.text ?? 'exit')) continue;
    for (let at = index - 1; at >= 0; at--) {
      const before = nodes[at];
      if (before === undefined || before.tolerated) break;
      before.tolerated = true;
      if (before.joint === ';' || before.joint === '&') break;
    }
  }
}
