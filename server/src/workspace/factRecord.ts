import type { LineStarts } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { DocumentContribution, Problem } from '../extract/extractor.ts';
import type { FactOf } from '../facts/fact.ts';

/**
 * What was read from a document, as one line of JSON without the names that every fact repeats: to be kept on disk and sent
 * between threads, at a third of the time that structured cloning takes.
 */
export function encodeFacts({ facts, problems, lineStarts }: DocumentContribution): string {
  const record: FactRecord = [
    lineStarts.map((start, line) => (start - (lineStarts[line - 1] ?? 0)).toString(36)).join(' '),
    problems,
    ...facts.map(
      ({ kind, key, value, span, veto }): FactRow =>
        veto === undefined ? [kind, key, span.start, span.end, value] : [kind, key, span.start, span.end, value, veto],
    ),
  ];
  return JSON.stringify(record);
}

/** What {@link encodeFacts} made of a document. Throws when it is something else. */
export function decodeFacts(path: Path, text: string): DocumentContribution {
  const [lines, problems, ...rows] = JSON.parse(text) as FactRecord;
  let lineStarts: LineStarts | undefined;
  return {
    path,
    facts: rows.map(
      ([kind, key, start, end, value, veto]) =>
        ({ kind, key, value, path, span: { start, end }, ...(veto === undefined ? {} : { veto }) }) as FactOf,
    ),
    problems,
    // Few documents are ever asked for their lines.
    get lineStarts() {
      lineStarts ??= decodeLines(lines);
      return lineStarts;
    },
  };
}

function decodeLines(lines: string): LineStarts {
  let at = 0;
  return lines.split(' ').map(length => (at += Number.parseInt(length, 36)));
}

/** How far each line begins behind the one before it, to base 36 between spaces, the problems, and the facts in the order they were stated. */
type FactRecord = readonly [string, readonly Problem[], ...FactRow[]];

type FactRow = readonly [
  kind: FactOf['kind'],
  key: string,
  start: number,
  end: number,
  value: unknown,
  veto?: Exclude<FactOf['veto'], undefined>,
];
