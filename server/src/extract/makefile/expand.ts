import { MappedText } from '../../base/mappedText.ts';
import { type Span, span } from '../../base/span.ts';
import type { MakeVariables } from './variables.ts';

interface Part {
  readonly text: string;
  readonly from: number;
}

/**
 * What the shell gets from a recipe, or a word list from a rule: `$$` becomes `$`, a variable with one literal value that stands as words
 * of its own, or behind the `=` of an option, becomes that value (at the value's own place), the folder that make runs in becomes `.`
 * where a path begins with it, and everything else that make would compute becomes a shell expansion of the same length, which nobody can
 * tell either.
 */
export function expandMake(text: string, at: Span, variables: MakeVariables): MappedText {
  return MappedText.join(partsOf(text, at, variables, 0));
}

const deepest = 4;

function partsOf(text: string, at: Span, variables: MakeVariables, depth: number): Part[] {
  const parts: Part[] = [];
  let done = at.start;
  const flush = (to: number): void => {
    if (to > done) parts.push({ text: text.slice(done, to), from: done });
  };
  for (let dollar = text.indexOf('$', at.start); dollar >= 0 && dollar < at.end; dollar = text.indexOf('$', Math.max(done, dollar + 1))) {
    flush(dollar);
    if (text[dollar + 1] === '$') {
      parts.push({ text: '$', from: dollar });
      done = dollar + 2;
      continue;
    }
    const end = Math.min(at.end, endOfReference(text, dollar));
    const name = text.slice(dollar + 2, end - 1).trim();
    const value = variables.get(name);
    const begins = isBlank(text[dollar - 1]) || text[dollar - 1] === '=';
    const alone = begins && isBlank(text[end]);
    const here = begins && text[end] === '/' && workingFolder.test(name) && !leavesFolder.test(text.slice(at.start, dollar));
    if (name === 'MAKE') parts.push({ text: 'make', from: dollar });
    else if (here) parts.push({ text: '.', from: dollar });
    else if (value !== undefined && alone && depth < deepest) parts.push(...partsOf(text, value, variables, depth + 1));
    else parts.push({ text: end - dollar > 3 ? `\${${'_'.repeat(end - dollar - 3)}}` : '$_'.slice(0, end - dollar), from: dollar });
    done = end;
  }
  flush(at.end);
  return parts;
}

/** The folder that recipes run in: make's own variable, and the shell's from before. Source: GNU make, "Recursive Use of make". */
const workingFolder = /^(?:CURDIR|PWD)$/;
const leavesFolder = /(?:^|[\s;&|(])(?:cd|pushd)\s/;

const isBlank = (character: string | undefined): boolean => character === undefined || /[\s@+;:&|()-]/.test(character);

/** Behind `$x`, `$(…)` or `${…}`, brackets inside counted. */
function endOfReference(text: string, dollar: number): number {
  const open = text[dollar + 1];
  const close = open === '(' ? ')' : open === '{' ? '}' : undefined;
  if (close === undefined) return dollar + 2;
  let depth = 0;
  for (let at = dollar + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return span(dollar, dollar + 2).end;
}
