/** A string that stands in an argument as it is. */
export interface Literal {
  readonly text: string;
  readonly start: number;
}

/**
 * The strings that the arguments of a call to `setup` hold, by the argument's name. Of an argument that is computed (a name, a call, a
 * formatted string) none are; `find_packages` is read for the folder that it looks in, and a mapping for its values.
 */
export function argumentsOfSetup(text: string): ReadonlyMap<string, readonly Literal[]> {
  const given = new Map<string, readonly Literal[]>();
  const call = /^[ \t]*(?:setuptools\.|distutils\.core\.)?setup\(/m.exec(text);
  if (call === null) return given;
  let name = '';
  let from = call.index + call[0].length;
  let depth = 0;
  const end = (at: number): void => {
    if (name !== '') given.set(name, literalsOf(name, text.slice(from, at), from));
    name = '';
  };
  token.lastIndex = from;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [whole] = match;
    if (/^[([{]$/.test(whole)) depth++;
    else if (/^[)\]}]$/.test(whole)) {
      if (depth === 0) {
        end(match.index);
        return given;
      }
      depth--;
    } else if (depth === 0 && whole === ',') {
      end(match.index);
    } else if (depth === 0 && match[1] !== undefined && name === '') {
      name = match[1];
      from = match.index + whole.length;
    }
  }
  return new Map();
}

/** Comments, strings, brackets, commas and the names of arguments. */
const token =
  /#[^\n]*|\b\w{0,2}"""[\s\S]*?"""|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[([{)\]},]|\b([A-Za-z_]\w*)\s*=(?!=)/g;

function literalsOf(argument: string, written: string, offset: number): readonly Literal[] {
  const found = argument === 'packages' ? /\bfind(?:_namespace)?_packages\(\s*(?:where\s*=\s*)?(["'][^"'\n]*["'])/.exec(written) : null;
  if (argument === 'packages' && found === null) return [];
  const [value, start] = found === null ? [written, offset] : [found[1] ?? '', offset + found.index + found[0].lastIndexOf(found[1] ?? '')];
  if (/\w/.test(value.replace(string, ''))) return [];
  const literals: Literal[] = [];
  for (const match of value.matchAll(string)) {
    const text = match[1] ?? match[2] ?? match[3] ?? match[4];
    if (text === undefined) continue;
    // The key of a mapping.
    if (/^\s*:/.test(value.slice(match.index + match[0].length))) continue;
    const at = start + match.index + match[0].indexOf(text, text === '' ? 1 : 0);
    for (const line of text.matchAll(/[^\n]+/g)) literals.push({ text: line[0], start: at + line.index });
  }
  return literals;
}

/** A comment, or a string by one of the four groups. */
const string = /#[^\n]*|"""([\s\S]*?)"""|'''([\s\S]*?)'''|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'/g;
