import { type Span, span } from '../../base/span.ts';

/** Turns the parser's ranges, whose lines also end at a lone `\r`, into spans, and reads an instruction's words. */
export interface Places {
  readonly text: string;
  span(range: ParserRange): Span;
}

interface ParserRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A word of an instruction, without quotes. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

export function placesOf(text: string): Places {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const offset = (line: number, character: number): number => (starts[line] ?? text.length) + character;
  return { text, span: ({ start, end }) => span(offset(start.line, start.character), offset(end.line, end.character)) };
}

/** The words of an instruction behind its flags: those of the exec form where it is one. */
export function wordsOf(
  instruction: { getArguments(): readonly Argument[]; getArgumentsRange(): ParserRange | null },
  places: Places,
): readonly Word[] {
  return execWords(instruction, places) ?? instruction.getArguments().map(it => unquoted(it.getValue(), places.span(it.getRange())));
}

/** The strings of an exec form (`["a", "b"]`), or undefined for a shell form. */
export function execWords(instruction: { getArgumentsRange(): ParserRange | null }, places: Places): readonly Word[] | undefined {
  const range = instruction.getArgumentsRange();
  if (range === null) return undefined;
  const { start, end } = places.span(range);
  const text = places.text.slice(start, end);
  if (!/^\[[\s\S]*\]\s*$/.test(text)) return undefined;
  return [...text.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(it => {
    const from = start + it.index + 1;
    const raw = it[1] ?? '';
    return { text: raw.replace(/\\(["\\/])/g, '$1'), span: span(from, from + raw.length) };
  });
}

interface Argument {
  getValue(): string;
  getRange(): ParserRange;
}

function unquoted(text: string, place: Span): Word {
  const quoted = /^(["'])(.*)\1$/.exec(text);
  return quoted === null ? { text, span: place } : { text: quoted[2] ?? '', span: span(place.start + 1, place.end - 1) };
}
