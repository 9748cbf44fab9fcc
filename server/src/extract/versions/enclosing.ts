/** The innermost brackets around a place. */
export interface Enclosing {
  /** What is between them, with what stands in deeper brackets left out. */
  readonly text: string;
  /** The name in front of a `(`, or of a `({`; empty where there is none. */
  readonly callee: string;
}

/** The innermost `{…}` or `(…)` around an offset, at most {@link farthest} characters away; quotes are not told from code. */
export function enclosing(text: string, at: number): Enclosing | undefined {
  const from = opening(text, at);
  if (from === undefined) return undefined;
  let inside = '';
  let depth = 0;
  for (let index = from + 1; index < text.length && index < at + farthest; index++) {
    const character = text[index] ?? '';
    if (')]}'.includes(character) && --depth < 0) break;
    if (depth === 0) inside += character;
    if ('([{'.includes(character)) depth++;
  }
  return { text: inside, callee: /([\w$]+)\s*\(?\s*$/.exec(text.slice(Math.max(0, from - 60), from))?.[1] ?? '' };
}

function opening(text: string, at: number): number | undefined {
  let depth = 0;
  for (let index = at - 1; index >= 0 && index > at - farthest; index--) {
    const character = text[index] ?? '';
    if (')]}'.includes(character)) depth++;
    else if ('([{'.includes(character) && --depth < 0) return character === '[' ? undefined : index;
  }
  return undefined;
}

const farthest = 1_500;
