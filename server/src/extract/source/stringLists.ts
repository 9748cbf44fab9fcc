import { type Span, span } from '../../base/span.ts';

/** A list of nothing but strings in a source file. */
export interface StringList {
  /** What it is assigned to, or the key that it belongs to. */
  readonly name?: string;
  /** Whether its name is a key of an object. */
  readonly keyed: boolean;
  readonly items: readonly { readonly text: string; readonly at: Span }[];
  /** Where its first bracket stands. */
  readonly start: number;
}

/** The lists, tuples and sets of a source file that hold strings alone, two at least, by its tokens: brackets, strings, commas. */
export function stringListsIn(text: string, hashComments: boolean): readonly StringList[] {
  const lists: StringList[] = [];
  let items: { text: string; at: Span }[] = [];
  let start = -1;
  let end = 0;
  const flush = (closedAt: number): void => {
    if (start >= 0 && items.length > 1 && /^(?:\s|,|#[^\n]*\n|\/\/[^\n]*\n)*[\])}]/.test(text.slice(end, end + 200)) && closedAt >= end) {
      const name = nameBefore(text, start);
      if (name !== null) lists.push({ start, items, ...name });
    }
    items = [];
    start = -1;
  };
  for (const match of text.matchAll(hashComments ? hashTokens : slashTokens)) {
    const token = match[0];
    if (token.startsWith('#') || token.startsWith('//') || token.startsWith('/*')) continue;
    if (/^["'`]{3}/.test(token) || token.includes('\\')) {
      flush(match.index);
      continue;
    }
    const prefixed = /[rbuRBU]/.test(text[match.index - 1] ?? '') && !/\w/.test(text[match.index - 2] ?? '');
    const from = match.index - (prefixed ? 1 : 0);
    if (start >= 0 && separated.test(withoutComments(text.slice(end, from), hashComments))) {
      items.push({ text: token.slice(1, -1), at: span(match.index + 1, match.index + token.length - 1) });
    } else {
      flush(match.index);
      const bracket = openingBefore(text, from, hashComments);
      if (bracket >= 0) {
        start = bracket;
        items = [{ text: token.slice(1, -1), at: span(match.index + 1, match.index + token.length - 1) }];
      }
    }
    end = match.index + token.length;
  }
  flush(text.length);
  return lists;
}

const hashTokens = /#[^\n]*|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/g;
const slashTokens = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`/g;
const separated = /^\s*,\s*$/;

const withoutComments = (between: string, hashComments: boolean): string =>
  between.replace(hashComments ? /#[^\n]*/g : /\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');

/** Where the bracket stands that a first item follows, with blanks and comments between; -1 when something else does. */
function openingBefore(text: string, at: number, hashComments: boolean): number {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  // On its own line there is no comment between; nearly all strings are told apart here.
  if (/[^\s]/.test(text[before] ?? '')) return /[[({]/.test(text[before] ?? '') ? before : -1;
  const lead = text.slice(Math.max(0, at - 400), at);
  const blank = hashComments ? /[[({]\s*(?:#[^\n]*\n\s*)*$/.exec(lead) : /[[({]\s*(?:\/\/[^\n]*\n\s*)*$/.exec(lead);
  return blank === null ? -1 : at - lead.length + blank.index;
}

/** The name that a list is given; `null` where its bracket opens the arguments of a call, which need not be alike. */
function nameBefore(text: string, bracket: number): { readonly name?: string; readonly keyed: boolean } | null {
  const lead = text.slice(Math.max(0, bracket - 160), bracket);
  if (text[bracket] === '(' && /[\w$\])]\s*$/.test(lead) && !/\b(?:in|return|and|or|not|=)\s*$/.test(lead)) return null;
  const assigned = assignment.exec(lead)?.[1];
  if (assigned !== undefined) return { name: assigned, keyed: false };
  const name = /["']?([\w$-]+)["']?\s*:\s*(?:[\w.$]{0,20}[([{]\s*)*$/.exec(lead)?.[1];
  return { keyed: name !== undefined, ...(name === undefined ? {} : { name }) };
}

/** `x = [`, `x: list[str] = [`, `x = y or [`, `x = new Set([`, `x := []string{`. */
const assignment =
  /([\w$]+)\s*(?::[^=\n]{0,60})?:?=\s*(?:(?:[\w.$]+\s+)?(?:or|\|\||\?\?)\s+|\[\]string\s*|(?:new\s+)?[\w.$]{1,40}\(?\s*)?[([{]*\s*$/;
