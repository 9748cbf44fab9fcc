import { type Span, span } from '../../base/span.ts';

/** One word of a directive. */
export interface NginxWord {
  /** Without quotes, escapes as they stand. */
  readonly text: string;
  /** Without quotes. */
  readonly span: Span;
  readonly quoted: boolean;
}

/** A directive: its name, its words, and the block that it stands in. */
export interface Directive {
  readonly name: string;
  readonly words: readonly NginxWord[];
  /** From its name to behind its `;` or `{`. */
  readonly span: Span;
  readonly block: boolean;
  readonly parent: Directive | undefined;
}

export interface NginxText {
  /** In their order; those of a block behind the block's own. */
  readonly directives: readonly Directive[];
  /** Whether every block that opens also closes and nothing stands half-written. */
  readonly whole: boolean;
}

/**
 * Reads nginx's configuration as nginx does (`ngx_conf_read_token`): words are divided by blanks, a quote counts only where a
 * word begins, `\` takes the meaning off the next character, `${` opens no block, `#` begins a comment where a word could begin.
 * What stands in `*_by_lua_block { }` is Lua and is passed over.
 */
export function parseNginx(text: string): NginxText {
  const directives: Directive[] = [];
  const open: Directive[] = [];
  let words: NginxWord[] = [];
  let whole = true;
  const finish = (end: number, block: boolean): Directive | undefined => {
    const [name, ...rest] = words;
    words = [];
    if (name === undefined) return undefined;
    const directive = { name: name.text, words: rest, span: span(name.span.start, end), block, parent: open.at(-1) };
    directives.push(directive);
    return directive;
  };
  for (let at = 0; at < text.length; ) {
    const letter = text[at] ?? '';
    if (isBlank(letter)) at++;
    else if (letter === '#') at = endOf(text, '\n', at);
    else if (letter === ';') finish(++at, false);
    else if (letter === '{') {
      const block = finish(++at, true);
      if (block === undefined) whole = false;
      else if (block.name.endsWith('_by_lua_block')) at = afterLua(text, at);
      else open.push(block);
    } else if (letter === '}') {
      if (words.length > 0 || open.pop() === undefined) whole = false;
      words = [];
      at++;
    } else {
      const word = readWord(text, at);
      words.push(word.word);
      at = word.end;
    }
  }
  return { directives, whole: whole && open.length === 0 && words.length === 0 };
}

function readWord(text: string, start: number): { readonly word: NginxWord; readonly end: number } {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    let at = start + 1;
    while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
    const close = Math.min(at, text.length);
    return {
      word: { text: text.slice(start + 1, close), span: span(start + 1, close), quoted: true },
      end: Math.min(close + 1, text.length),
    };
  }
  let at = start;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter === '\\') at += 2;
    else if (letter === '$' && text[at + 1] === '{') at += 2;
    else if (isBlank(letter) || letter === ';' || letter === '{') break;
    else at++;
  }
  const end = Math.min(at, text.length);
  return { word: { text: text.slice(start, end), span: span(start, end), quoted: false }, end };
}

/** The offset behind the brace that closes a block of Lua; strings, long brackets and comments are passed over. */
function afterLua(text: string, from: number): number {
  let depth = 1;
  lua.lastIndex = from;
  for (let match = lua.exec(text); match !== null; match = lua.exec(text)) {
    const [token = ''] = match;
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) return lua.lastIndex;
    else if (token.endsWith('[')) lua.lastIndex = endOf(text, `]${token.slice(token.indexOf('[') + 1, -1)}]`, lua.lastIndex);
  }
  return text.length;
}

const lua = /--\[=*\[|--[^\n]*|\[=*\[|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|[{}]/g;

const isBlank = (letter: string): boolean => letter === ' ' || letter === '\t' || letter === '\n' || letter === '\r';

/** The offset behind the next occurrence of `what`, or the text's end. */
function endOf(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found + what.length;
}
