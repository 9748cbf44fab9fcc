import { compileGlob } from '../base/glob.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import { type Span, span } from '../base/span.ts';
import { defineResolution } from '../index/view.ts';

/** Lines of a ledger's base that it does not have any more. */
export interface Rewriting {
  /** The first of them, as the base has it. */
  readonly line: string;
  /** How many there are. */
  readonly count: number;
  /** The line that stands where the first one stood, or the empty place at the text's end; in the ledger as it is now. */
  readonly at: Span;
}

/** What was rewritten in a ledger; question: its path. The base's lines have to stand in it in their order, whatever is added between them. */
export const rewritingOf = defineResolution({
  id: 'rewriting',
  reads: ['change.ledger-base', 'text.ledger', 'policy.ledger'],
  answer(facts, path: Path): Rewriting | undefined {
    const [base] = facts.get('change.ledger-base', path);
    if (base === undefined) return undefined;
    const generated = facts.all('policy.ledger').flatMap(it => (compileGlob(it.key)?.(path) === true ? (it.value.generated ?? []) : []));
    const kept = base.value.lines.map((text, index) => ({ text, start: index }));
    const wanted = withoutGenerated(kept, generated).filter(it => it.text.trim() !== '');
    const now = withoutGenerated(placedLines(facts.in(path, 'text.ledger')[0]?.value.text ?? ''), generated);
    const places = grouped([...now.keys()], it => now[it]?.text ?? '');
    const lost: string[] = [];
    let at: Span | undefined;
    let next = 0;
    for (const { text } of wanted) {
      const found = places.get(text)?.find(it => it >= next);
      if (found !== undefined) next = found + 1;
      else {
        const here = now[next];
        at ??= here === undefined ? span(0, 0) : span(here.start, here.start + here.text.length);
        lost.push(text);
      }
    }
    const [line] = lost;
    return line === undefined || at === undefined ? undefined : { line, count: lost.length, at };
  },
});

interface Line {
  readonly text: string;
  /** Where it begins. */
  readonly start: number;
}

function placedLines(text: string): readonly Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(it => ({ text: it[0], start: it.index }));
}

/** Lines without those from a line that begins a generated part to the one that ends it, both included. */
function withoutGenerated(lines: readonly Line[], [begin, end]: readonly string[]): readonly Line[] {
  if (begin === undefined || end === undefined) return lines;
  let inside = false;
  return lines.filter(({ text }) => {
    if (!inside && text.trim() === begin) inside = true;
    else if (inside && text.trim() === end) inside = false;
    else return !inside;
    return false;
  });
}
