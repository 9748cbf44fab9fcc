import { type Span, span } from '../../base/span.ts';
import type { MakeLine } from './lines.ts';

/** Variables that a Makefile assigns exactly once; by name, the place of the value. Whoever sets one from outside is on their own. */
export type MakeVariables = ReadonlyMap<string, Span>;

const assignment = /^(?:[ \t]*(?:export|override|private)[ \t]+)*[ \t]*([\w.-]+)[ \t]*(\?|:{1,3}|\+|!)?=[ \t]*/;

/** The place of the value, and the name, of a line that assigns a variable. */
export function assignmentOf(
  text: string,
  line: MakeLine,
): { readonly name: string; readonly value: Span; readonly simple: boolean } | undefined {
  if (line.tabbed) return undefined;
  const source = text.slice(line.span.start, line.span.end);
  const match = assignment.exec(source);
  if (match === null) return undefined;
  const [whole, name = '', operator] = match;
  const comment = /(?:^|[ \t])#/.exec(source.slice(whole.length));
  const raw = comment === null ? source.slice(whole.length) : source.slice(whole.length, whole.length + comment.index);
  const start = line.span.start + whole.length;
  return { name, value: span(start, start + raw.trimEnd().length), simple: operator !== '+' && operator !== '!' };
}

export function variablesOf(text: string, lines: Iterable<MakeLine>): MakeVariables {
  const known = new Map<string, Span>();
  const several = new Set<string>();
  for (const line of lines) {
    const found = assignmentOf(text, line);
    if (found === undefined) continue;
    if (known.has(found.name) || !found.simple) several.add(found.name);
    known.set(found.name, found.value);
  }
  for (const name of several) known.delete(name);
  return known;
}
