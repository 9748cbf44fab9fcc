import { nearest } from '../../server/src/base/nearest.ts';
import { type Span, span } from '../../server/src/base/span.ts';
import type { FactKind, FactOf } from '../../server/src/facts/fact.ts';
import { editing, type Held, type Mutation, type MutationKind } from './mutation.ts';
import { misspelt, misspeltPath, type Random } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';

/** One way to write a claim wrongly; none where the claim has no words for it. */
export type Mistake = (held: Held, workspace: MutableWorkspace, random: Random) => Mutation | undefined;

/** Another text in place of what the claim names. Tried again when the result names something that there is, too. */
export const writing =
  (
    kind: MutationKind,
    wrong: (text: string, random: Random) => string,
    named: (claim: FactOf) => readonly string[] = it => [it.key],
  ): Mistake =>
  ({ claim }, workspace, random) => {
    const at = placeOf(claim, named(claim), workspace);
    if (at === undefined) return undefined;
    const right = (workspace.text(claim.path) ?? '').slice(at.start, at.end);
    for (let attempt = 0; attempt < 8; attempt++) {
      const mistaken = wrong(right, random);
      if (mistaken === right || (kind === 'misspelt' && exists(claim, right, mistaken, workspace))) continue;
      return editing(kind, `write "${mistaken}" for "${right}"`, claim.path, at, mistaken);
    }
    return undefined;
  };

/** The first of some texts that stands within the claim's span, and where. */
export function placeOf(claim: FactOf, texts: readonly string[], workspace: MutableWorkspace): Span | undefined {
  const written = (workspace.text(claim.path) ?? '').slice(claim.span.start, claim.span.end);
  for (const text of texts) {
    const at = text === '' ? -1 : written.indexOf(text);
    if (at >= 0) return span(claim.span.start + at, claim.span.start + at + text.length);
  }
  return undefined;
}

/** Whether a mistaken name is that of something else: a fact, or any file or folder of the tree. */
function exists(claim: FactOf, right: string, mistaken: string, { engine, names }: MutableWorkspace): boolean {
  const key = claim.key.replace(right, mistaken);
  // A slip that is as near to another name is another claim.
  const kind = truths.find(it => engine.snapshot.get(it, claim.key).length > 0);
  const all = kind === undefined ? [] : engine.snapshot.all(kind).map(it => it.key);
  if (kind !== undefined && nearest(key, [...all.filter(it => it !== claim.key), claim.key]) !== claim.key) return true;
  if (truths.some(kind => engine.snapshot.get(kind, key).length > 0 || engine.snapshot.get(kind, mistaken).length > 0)) return true;
  return names.has(key.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, ''));
}

const truths: readonly FactKind[] = [
  'compose.service',
  'compose.fence-service',
  'compose.resource',
  'docker.stage',
  'package.script',
  'make.target',
  'doc.heading',
  'doc.anchor',
  'env.variable',
  'workflow.job',
];

export const word = writing('misspelt', misspelt);
/** Without a letter it names a place by steps alone. */
export const path: Mistake = (held, workspace, random) =>
  /^[./\\]*$/.test(held.claim.key) ? undefined : writing('misspelt', misspeltPath)(held, workspace, random);
/** Python's names are misspelt in the last segment. */
export const module = writing(
  'misspelt',
  (text, random) => text.replace(/[^.]+$/, last => misspelt(last, random)),
  it => [it.kind === 'python.entry-point' ? it.value.module : it.key],
);
/** Any other port that nothing in the workspace names. */
export const otherPort = writing('other number', (_port, random) => String(20_000 + random(20_000)));

/** A version whose first number is lower, so that no "or later" holds. */
export const olderVersion = (text: string): string => text.replace(/\d+/, it => String(Math.max(0, Number(it) - 1)));

/** A version whose first number is another one. */
export const otherVersion = (text: string): string => text.replace(/\d+/, it => String(Number(it) + 1));
