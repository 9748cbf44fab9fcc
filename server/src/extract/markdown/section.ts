import type { Veto } from '../../facts/fact.ts';

/** `- [ ]` is yet to be done, `- [x]` was. A checklist to follow is no claim about what is there either. */
export const taskVeto = (item: string): Veto | undefined =>
  /^(?:[-*+]|\d+[.)])\s+\[ \]/.test(item) ? 'future' : /^(?:[-*+]|\d+[.)])\s+\[[xX]\]/.test(item) ? 'past' : undefined;

/** What a heading says of all that stands under it: a record, a plan, or what not to do. */
export function sectionVeto(heading: string): Veto | undefined {
  const title = heading.replace(/^[^\p{L}]+/u, '');
  if (
    /^(?:changelog|change ?log|history|release notes|what['’]?s new|version history|revision history|recent (?:changes|updates)|previous|before\b|completed|resolved|fixed|removed|deprecated|legacy|archived?|superseded|old\b|breaking changes)/i.test(
      title,
    )
  )
    return 'past';
  if (
    /^(?:roadmap|future|todos?\b|to[- ]do|planned|next steps|upcoming|ideas|proposed|proposal|wish ?list|backlog|open (?:questions|issues|tasks)|remaining|not (?:yet )?implemented|potential (?:improvements|enhancements)|enhancements?)/i.test(
      title,
    )
  )
    return 'future';
  if (/^(?:anti-?patterns?|common mistakes|what not to do|don['’]ts?\b|wrong\b|bad\b)/i.test(title)) return 'negated';
  return undefined;
}

/** Whether the words that lead to a fenced block announce what a program prints. */
export const isOutput = (lead: string): boolean =>
  /\b(?:(?:example |sample |expected )?output|(?:prints?|shows?|displays?|returns?|outputs?)(?: something like| the following)?|logs (?:something like|the following)|you (?:should|will|'ll) see|results? in|looks? like this|log (?:shows|output))\W*$/i.test(
    lead,
  );
