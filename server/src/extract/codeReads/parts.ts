/** A piece of the text with its place. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A string that ends like a configuration's name, the strings joined in front of it, and what those are joined to. */
export interface Joined {
  readonly parts: readonly Part[];
  /** An expression, or nothing where the string is opened as it is. */
  readonly base: Part | undefined;
}

/** The paths of configurations that a Python source joins or opens. */
export function joinedPathsIn(text: string): readonly Joined[] {
  const found: Joined[] = [];
  for (const match of text.matchAll(configuration)) {
    const name = match[2] ?? '';
    const start = match.index + 1;
    const line = lineAround(text, match.index);
    if (/^\s*#|write|dump|save|output|mkdir|["'][wax]b?["']/i.test(line)) continue;
    const parts: Part[] = [{ text: name, start, end: start + name.length }];
    let at = match.index;
    for (;;) {
      const before = text.slice(Math.max(0, at - longestPart), at);
      const string = /(["'])([\w.-][\w./-]*)\1\s*([/,])\s*$/.exec(before);
      if (string?.[2] === undefined || (string[3] === ',' && !/join\([^()\n]*(?:\([^\n]*\))?[^()\n]*$/.test(before.slice(0, string.index))))
        break;
      at -= before.length - string.index;
      parts.unshift({ text: string[2], start: at + 1, end: at + 1 + string[2].length });
    }
    const base = expressionBefore(text, at);
    if (base !== undefined) found.push({ parts, base: base === 'none' ? undefined : base });
  }
  for (const list of text.matchAll(listed)) {
    const inside = list.index + list[0].indexOf(list[1] ?? '');
    for (const item of (list[1] ?? '').matchAll(configuration)) {
      const start = inside + item.index + 1;
      found.push({ parts: [{ text: item[2] ?? '', start, end: start + (item[2] ?? '').length }], base: undefined });
    }
  }
  return found;
}

/** The expression that a string is joined to; `'none'` where a call opens the string itself. */
function expressionBefore(text: string, at: number): Part | 'none' | undefined {
  const from = Math.max(0, at - longestExpression);
  const before = text.slice(from, at);
  const operand =
    /((?:(?:pathlib\.)?Path\((?:__file__|["'][\w./-]*["'])?\)|[A-Za-z_][\w.]*(?:\(\))?)(?:\.(?:resolve|absolute)\(\)|\.parent\b|\.parents\[\d\])*)\s*\/\s*$/.exec(
      before,
    );
  const argument =
    operand ??
    /os\.path\.join\(\s*((?:os\.path\.dirname\(|os\.path\.abspath\(|os\.path\.realpath\()*(?:__file__|\w+)\)*)\s*,\s*$/.exec(before);
  const expression = argument?.[1];
  if (argument !== null && expression !== undefined) {
    const start = from + argument.index + argument[0].indexOf(expression);
    return { text: expression, start, end: start + expression.length };
  }
  return /(?:^|[^\w.])(?:Path|open|load\w*|read\w*)\(\s*$/.test(before) ? 'none' : undefined;
}

const longestPart = 200;
const longestExpression = 200;
const configuration = /(["'])([\w-][\w./-]*\.(?:ya?ml|json|toml|ini|cfg|conf))\1/g;
/** A constant that names files to be read. */
const listed = /^[A-Z][A-Z0-9_]*(?:PATHS?|FILES?|CONFIGS?)\b[^=\n]*=\s*[[({]([^\])}]*)[\])}]/gm;

function lineAround(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
}
