import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Contradiction } from '../rules/rule.ts';

/** A claim and what contradicts it. */
export interface Contradicted {
  readonly claim: FactOf;
  readonly contradiction: Contradiction;
}

/**
 * Doubts our reading of a text where a rule contradicts most of what it says: one that was written for readers elsewhere (of a tool's
 * users, of another project) is wrong in everything that it says of this workspace, while drift leaves most of a text true. What is
 * proved is beyond doubt, and so is what the policy itself looks for.
 */
export function doubted(path: Path, found: readonly Contradicted[], held: number): readonly Contradicted[] {
  if (!isProse.test(path)) return found;
  const said = new Set(found.filter(isOpenToDoubt).map(it => it.claim.key)).size;
  if (said < many || said <= held) return found;
  return found.map(it => (isOpenToDoubt(it) ? { ...it, contradiction: { ...it.contradiction, confidence: 'likely' } } : it));
}

const isProse = /\.(?:md|mdx|markdown|rst|adoc)$/i;

/** Fewer are drift, whatever the rest of the text says. */
const many = 4;

const isOpenToDoubt = ({ claim, contradiction: { confidence = 'certain', proved } }: Contradicted): boolean =>
  confidence === 'certain' && proved !== true && !claim.kind.startsWith('text.');
