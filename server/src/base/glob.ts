import type { Path } from './path.ts';

/** Tells whether a path matches. */
export type PathMatcher = (path: Path) => boolean;

/** Longest pattern and most alternatives of `{a,b}` in one, beyond which a pattern is refused. */
export const globLimits = { length: 1000, alternatives: 1000 } as const;

/**
 * A matcher for a glob over whole paths: `*` and `?` inside a segment, `**` for any number of segments, `[a-z]`, `[!a-z]`,
 * `{a,b}`, and `\` before a character that stands for itself. Names with a leading dot are names like others. Matching
 * takes time in proportion to pattern times path, whatever the pattern. `undefined` when the pattern is beyond the limits.
 */
export function compileGlob(glob: string): PathMatcher | undefined {
  if (glob.length > globLimits.length) return undefined;
  const alternatives = expandBraces(glob);
  if (alternatives === undefined) return undefined;
  const matchers = alternatives.map(compileAlternative);
  const [only, ...others] = matchers;
  return only !== undefined && others.length === 0 ? only : path => matchers.some(it => it(path));
}

/** One glob without braces. Most paths differ from it in what stands before its first wildcard, which is compared first. */
function compileAlternative(glob: string): PathMatcher {
  const wildcard = glob.search(/[*?[\\]/);
  if (wildcard < 0) return path => path === glob;
  const start = glob.slice(0, glob.lastIndexOf('/', wildcard) + 1);
  const segments = glob
    .slice(start.length)
    .split('/')
    .map(segment => (segment === '**' ? anySegments : compileName(segment, true)));
  // `a/**` is what lies in `a`, not `a` itself.
  const pattern = start.length + segments.length > 1 && segments.at(-1) === anySegments ? [...segments, anyName] : segments;
  return path =>
    path.startsWith(start) &&
    matchSequence(
      pattern,
      path.slice(start.length).split('/'),
      it => it === anySegments,
      (it, segment) => it(segment),
    );
}

/** A matcher for a glob that speaks of files, and of folders with all below them. One beyond the limits matches nothing. */
export function compileTree(glob: string): PathMatcher {
  const matchers = [glob, `${glob}/**`].flatMap(it => compileGlob(it) ?? []);
  return path => matchers.some(it => it(path));
}

/** A matcher for one pattern of `*` and `?`, and of classes where they are asked for, over a text without `/`. */
export function compileName(pattern: string, withClasses = false): NameMatcher {
  if (!/[*?[\\]/.test(pattern)) return name => name === pattern;
  const tokens = compileTokens(pattern, withClasses);
  if (tokens.length === 1 && tokens[0]?.type === 'star') return anyName;
  return name => matchSequence(tokens, charactersOf(name), it => it.type === 'star', matchCharacter);
}

type NameMatcher = (name: string) => boolean;

const anyName: NameMatcher = () => true;

/** Stands for any number of segments. */
const anySegments: NameMatcher = () => true;

/** A text by code points; one without surrogates is that already. */
const charactersOf = (text: string): ArrayLike<string> => (/[\ud800-\udfff]/.test(text) ? [...text] : text);

type Token =
  | { readonly type: 'star' }
  | { readonly type: 'any' }
  | { readonly type: 'character'; readonly is: string }
  | { readonly type: 'class'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

/** Matches a pattern whose wildcard elements take any number of items; only the last wildcard ever has to give way. */
function matchSequence<P, T>(
  pattern: readonly P[],
  items: ArrayLike<T>,
  isWildcard: (it: P) => boolean,
  accepts: (it: P, item: T) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let wildcard = -1;
  let taken = 0;
  while (item < items.length) {
    const expected = pattern[at];
    if (expected !== undefined && isWildcard(expected)) {
      wildcard = at++;
      taken = item;
    } else if (expected !== undefined && accepts(expected, items[item] as T)) {
      at++;
      item++;
    } else if (wildcard >= 0) {
      at = wildcard + 1;
      item = ++taken;
    } else return false;
  }
  for (let rest = pattern[at]; rest !== undefined && isWildcard(rest); rest = pattern[at]) at++;
  return at === pattern.length;
}

function matchCharacter(token: Token, character: string): boolean {
  switch (token.type) {
    case 'star':
    case 'any':
      return true;
    case 'character':
      return token.is === character;
    case 'class':
      return token.negated !== token.ranges.some(([from, to]) => from <= character && character <= to);
  }
}

function compileTokens(segment: string, withClasses: boolean): readonly Token[] {
  const tokens: Token[] = [];
  const characters = [...segment];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const close = withClasses && character === '[' ? characters.indexOf(']', at + 2) : -1;
    if (character === '*') {
      if (tokens.at(-1)?.type !== 'star') tokens.push({ type: 'star' });
    } else if (character === '?') tokens.push({ type: 'any' });
    else if (character === '\\' && at + 1 < characters.length) tokens.push({ type: 'character', is: characters[++at] ?? '' });
    else if (close > 0) {
      tokens.push(compileClass(characters.slice(at + 1, close)));
      at = close;
    } else tokens.push({ type: 'character', is: character });
  }
  return tokens;
}

function compileClass(characters: readonly string[]): Token {
  const negated = characters[0] === '!' || characters[0] === '^';
  const ranges: [string, string][] = [];
  for (let at = negated ? 1 : 0; at < characters.length; at++) {
    const from = characters[at] ?? '';
    const to = characters[at + 2];
    if (characters[at + 1] === '-' && to !== undefined) {
      ranges.push([from, to]);
      at += 2;
    } else ranges.push([from, from]);
  }
  return { type: 'class', negated, ranges };
}

/** `{a,b}` written out; a brace without a comma or without its partner stands for itself. */
function expandBraces(glob: string): readonly string[] | undefined {
  const finished: string[] = [];
  const open = [glob];
  for (let pattern = open.pop(); pattern !== undefined; pattern = open.pop()) {
    const brace = firstBrace(pattern);
    if (brace === undefined) finished.push(pattern);
    else for (const choice of brace.choices.toReversed()) open.push(pattern.slice(0, brace.start) + choice + pattern.slice(brace.end));
    if (finished.length + open.length > globLimits.alternatives) return undefined;
  }
  return finished;
}

/** The first brace with a comma whose partner is found, read left to right. */
function firstBrace(pattern: string): { readonly start: number; readonly end: number; readonly choices: readonly string[] } | undefined {
  for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
    if (pattern[start - 1] === '\\') continue;
    const choices: string[] = [];
    let depth = 0;
    let from = start + 1;
    for (let at = start; at < pattern.length; at++) {
      const character = pattern[at];
      if (character === '\\') at++;
      else if (character === '{') depth++;
      else if (character === ',' && depth === 1) {
        choices.push(pattern.slice(from, at));
        from = at + 1;
      } else if (character === '}' && --depth === 0) {
        if (choices.length === 0) break;
        return { start, end: at + 1, choices: [...choices, pattern.slice(from, at)] };
      }
    }
  }
  return undefined;
}
