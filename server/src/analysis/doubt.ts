import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Contradiction } from '../rules/rule.ts';

/** A claim and what contradicts it. */
export interface Contradicted {
  readonly claim: FactOf;
  readonly contradiction: Contradiction;
}

/**
 * Doubts our reading of a text where a rule contradicts most of what it says, or a great deal of it: one that was written for readers
 * elsewhere (of a tool's users, of another project) is wrong in everything that it says of this workspace, and one that a program
 * wrote is wrong in everything that it writes its own way, while drift comes singly. What is proved is beyond doubt, and so is what
 * the policy itself looks for.
 */
export function doubted(path: Path, found: readonly Contradicted[], held: number): readonly Contradicted[] {
  if (!isProse.test(path)) return found;
  const said = new Set(found.filter(isOpenToDoubt).map(it => it.claim.key)).size;
  if (said < many || (said < flood && said <= held)) return found;
  return found.map(it => (isOpenToDoubt(it) ? { ...it, contradiction: { ...it.contradiction, confidence: 'likely' } } : it));
}

const isProse = /\.(?:md|mdx|markdown|rst|adoc)$/i;

/** Fewer are drift, whatever the rest of the text says. */
const many = 4;

/** So many names of one text that nothing answers to are no drift, however much else is true. */
const flood = 12;

const isOpenToDoubt = ({ claim, contradiction: { confidence = 'certain', proved } }: Contradicted): boolean =>
  confidence === 'certain' && proved !== true && !claim.kind.startsWith('text.');
