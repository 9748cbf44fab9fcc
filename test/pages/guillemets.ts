/** A fact that an extractor's page marks in the text: `«compose.service:api»`. */
export interface MarkedFact {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** Takes the marks out of a text. Marks may nest. */
export function readGuillemets(marked: string): { readonly text: string; readonly facts: readonly MarkedFact[] } {
  const facts: MarkedFact[] = [];
  const open: { kind: string; start: number }[] = [];
  let text = '';
  for (let at = 0; at < marked.length; ) {
    const mark = /^«([a-z]+(?:[.-][a-z]+)*):/.exec(marked.slice(at, at + 60));
    if (mark?.[1] !== undefined) {
      open.push({ kind: mark[1], start: text.length });
      at += mark[0].length;
      continue;
    }
    if (marked[at] === '»') {
      const last = open.pop();
      if (last === undefined) throw new Error(`» without « at offset ${at}`);
      facts.push({ ...last, end: text.length });
    } else text += marked[at];
    at++;
  }
  if (open.length > 0) throw new Error(`«${open[0]?.kind}: is never closed`);
  return { text, facts };
}
