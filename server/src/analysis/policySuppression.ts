import { compileGlob } from '../base/glob.ts';
import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { analysisRules } from '../rules/analysisRules.ts';
import { defectOfSuppression, type Draft, type SuppressionContext, type SuppressionNotice, withoutIt } from './suppression.ts';

type Entry = FactOf<'policy.suppression'>;

/** Hides the findings of a document that the policy's suppressions cover; `uses` names the entries that cover one. */
export function hiddenByPolicy(
  path: Path,
  drafts: readonly Draft[],
  snapshot: Snapshot,
  context: SuppressionContext,
): { readonly drafts: readonly Draft[]; readonly uses: ReadonlySet<string> } {
  const uses = new Set<string>();
  const entries = snapshot
    .all('policy.suppression')
    .filter(it => compileGlob(it.value.match)?.(path) === true && defectOfSuppression(it, context) === undefined);
  if (entries.length === 0) return { drafts, uses };
  const hidden = drafts.map(draft => {
    const hiding = entries.filter(it => covers(it, draft, snapshot));
    for (const it of hiding) uses.add(nameOfEntry(it));
    return hiding.length === 0 ? draft : { ...draft, finding: { ...draft.finding, status: 'suppressed' as const } };
  });
  return { drafts: hidden, uses };
}

/** What is wrong with the suppressions that a policy file states: not understood, ended, or without anything to hide. */
export function entryNotices(
  entries: readonly Entry[],
  isUsed: (entry: string) => boolean,
  context: SuppressionContext,
): readonly SuppressionNotice[] {
  return entries.flatMap((suppression): readonly SuppressionNotice[] => {
    const defect = defectOfSuppression(suppression, context);
    if (defect !== undefined) return [defect];
    const { key, value } = suppression;
    if (isUsed(nameOfEntry(suppression)) || !context.complete || !(context.rules.has(key) || key === '*')) return [];
    const where = value.pointer === undefined ? value.match : `${value.match}#${value.pointer}`;
    const what = key === '*' ? 'anything' : `"${key}"`;
    const message = `Nothing in "${where}" contradicts ${what}: the entry hides nothing`;
    return [{ rule: analysisRules.unusedSuppression, suppression, message, fixes: withoutIt(suppression) }];
  });
}

function covers({ key, value }: Entry, { finding }: Draft, snapshot: Snapshot): boolean {
  if (key !== finding.rule && key !== '*') return false;
  if (value.pointer === undefined) return true;
  return snapshot
    .in(finding.path, 'policy.suppressed-place')
    .some(it => it.key === `${finding.path}#${value.pointer}` && it.span.start <= finding.span.start && finding.span.start < it.span.end);
}

/** Names an entry: its file and place. */
const nameOfEntry = ({ path, span }: Entry): string => `${path}\0${span.start}`;
