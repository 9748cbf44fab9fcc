/** What one top-level statement adds to its module. */
export interface StatementNames {
  readonly names: readonly string[];
  /** It may add names that cannot be told. */
  readonly open: boolean;
}

const nothing: StatementNames = { names: [], open: false };

/** The names that the statement at an offset binds. Too many are better than too few: a name not listed counts as missing. */
export function namesOf(text: string, start: number): StatementNames {
  word.lastIndex = start;
  const first = word.exec(text)?.[0];
  switch (first) {
    case 'def':
    case 'class':
    case 'async':
      return definition(text, start);
    case 'from':
      return fromImport(text, start);
    case 'import':
      return { names: imported(line(text, start).slice('import'.length)), open: false };
    case 'if':
    case 'elif':
    case 'else':
    case 'try':
    case 'except':
    case 'finally':
    case 'while':
    case 'match':
    case 'case':
      return { names: targets(line(text, start).replace(/^[^:]*:/, '')), open: false };
    case 'for':
    case 'with':
      return { names: line(text, start).match(identifiers) ?? [], open: false };
    case undefined:
      return text[start] === '(' || text[start] === '[' ? { names: targets(line(text, start)), open: false } : nothing;
    default:
      return { names: targets(line(text, start)), open: false };
  }
}

const word = /[\w\u0080-\uffff]+/y;
const identifiers = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g;
const defined = /(?:async[ \t]+)?(?:def|class)[ \t]+([\w\u0080-\uffff]+)/y;
const from = /from[ \t]+[\w.\u0080-\uffff]*[ \t]*\\?\s*import\b/y;

function definition(text: string, start: number): StatementNames {
  defined.lastIndex = start;
  const name = defined.exec(text)?.[1];
  return name === undefined ? nothing : { names: [name], open: name === '__getattr__' };
}

function fromImport(text: string, start: number): StatementNames {
  from.lastIndex = start;
  if (from.exec(text) === null) return nothing;
  const behind = from.lastIndex;
  const parenthesis = /[ \t]*\(/y;
  parenthesis.lastIndex = behind;
  const close = parenthesis.test(text) ? text.indexOf(')', behind) : -1;
  const list = close >= 0 ? text.slice(parenthesis.lastIndex, close) : line(text, behind);
  return { names: imported(list), open: /^\s*\*/.test(list) };
}

/** Names that an import list binds: of `a.b` the first segment, of `a as b` the second name. */
function imported(list: string): string[] {
  return list
    .replace(/#.*/g, '')
    .split(/[,;]/)
    .flatMap(
      it =>
        /^\s*(?:[\w.\u0080-\uffff]+\s+as\s+([\w\u0080-\uffff]+)|([\w\u0080-\uffff]+))/
          .exec(it)
          ?.slice(1)
          .find(name => name !== undefined) ?? [],
    );
}

/** Names on the left of assignments in a line: `a = b = 1`, `a, b = f()`, `a: int = 1`. */
function targets(source: string): string[] {
  const names: string[] = [];
  for (const simple of source.split(';')) {
    for (const part of simple.split(/(?<![=!<>:])=(?!=)/).slice(0, -1)) {
      const target = assigned.exec(part)?.[1];
      if (target === undefined) break;
      names.push(...(target.match(identifiers) ?? []));
    }
    const annotated = /^\s*([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)\s*:[^=]*$/.exec(simple)?.[1];
    if (annotated !== undefined) names.push(annotated);
  }
  return names;
}

const assigned =
  /^[\s([*]*([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:\s*,[\s(]*\*?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*\)?)*)\s*,?\s*[)\]]*\s*(?::.*|[-+*/|&%@^]*)$/;

/** The rest of a line, continued lines included. */
function line(text: string, start: number): string {
  let end = text.indexOf('\n', start);
  while (end > 0 && /\\\r?$/.test(text.slice(Math.max(start, end - 2), end))) end = text.indexOf('\n', end + 1);
  return text.slice(start, end < 0 ? text.length : end);
}
