import type { PathMatcher } from './glob.ts';

/**
 * A matcher for a path filter of a GitHub workflow, without a leading `!`. The whole path from the root must match: `*` stays
 * in its folder, `**` does not, `?` and `+` say how often the character before them stands, `[ ]` holds letters, digits and
 * ranges, and braces are characters like others. Matching takes time in proportion to pattern times path.
 */
export function compileFilterPattern(pattern: string): PathMatcher {
  const tokens = tokensOf(pattern);
  return path => {
    let states = reached(tokens, [0], true);
    for (const character of path) {
      const next: number[] = [];
      for (const at of states) {
        const token = tokens[at];
        if (token === undefined || !token.accepts(character)) continue;
        if (token.repeats) next.push(at);
        next.push(token.ends ? at : at + 1);
      }
      states = reached(tokens, next, character === '/');
      if (states.size === 0) return false;
    }
    return states.has(tokens.length);
  };
}

interface Token {
  accepts(character: string): boolean;
  readonly optional: boolean;
  readonly repeats: boolean;
  /** `**` with a slash behind it: left only where a folder begins. */
  readonly ends: boolean;
}

/** The states that can be reached from some without a further character; `boundary` tells that a folder or name begins here. */
function reached(tokens: readonly Token[], from: readonly number[], boundary: boolean): Set<number> {
  const states = new Set<number>();
  for (const start of from) {
    for (let at = start; ; at++) {
      states.add(at);
      const token = tokens[at];
      if (token === undefined || !token.optional || (token.ends && !boundary)) break;
    }
  }
  return states;
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const previous = tokens.at(-1);
    const close = character === '[' ? characters.indexOf(']', at + 2) : -1;
    if (character === '*' && characters[at + 1] === '*') {
      const begins = at === 0 || characters[at - 1] === '/';
      while (characters[at + 1] === '*') at++;
      const ends = begins && characters[at + 1] === '/';
      if (ends) at++;
      tokens.push({ accepts: () => true, optional: true, repeats: true, ends });
    } else if (character === '*') tokens.push({ accepts: it => it !== '/', optional: true, repeats: true, ends: false });
    else if (character === '?' && previous !== undefined) tokens[tokens.length - 1] = { ...previous, optional: true };
    else if (character === '+' && previous !== undefined) tokens[tokens.length - 1] = { ...previous, repeats: true };
    else if (close > 0) {
      tokens.push(once(classOf(characters.slice(at + 1, close))));
      at = close;
    } else {
      const literal = character === '\\' && at + 1 < characters.length ? (characters[++at] ?? '') : character;
      tokens.push(once(it => it === literal));
    }
  }
  return tokens;
}

const once = (accepts: Token['accepts']): Token => ({ accepts, optional: false, repeats: false, ends: false });

function classOf(characters: readonly string[]): Token['accepts'] {
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < characters.length; at++) {
    const from = characters[at] ?? '';
    const to = characters[at + 1] === '-' ? characters[at + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) at += 2;
  }
  return it => ranges.some(([from, to]) => from <= it && it <= to);
}
