import { isDeepStrictEqual } from 'node:util';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { DecidedPath, Decision } from '../facts/approvals.ts';
import type { Blob } from '../facts/changes.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { type Protector, protectorsOf } from './protection.ts';

/** Where the change of a path stands. */
export type Approval =
  /** It is as the base has it, or nothing protects it. */
  | { readonly is: 'untouched' }
  /** Its content cannot be told, so that no decision can be about it. */
  | { readonly is: 'unknown' }
  /** Nobody decided; `refused` says why the decisions that there are do not count, a sentence each. */
  | { readonly is: 'changed'; readonly refused: readonly string[] }
  | { readonly is: 'awaiting'; readonly requester: string; readonly refused: readonly string[] }
  | { readonly is: 'approved'; readonly approvers: readonly string[] }
  | { readonly is: 'rejected'; readonly approver: string; readonly reason: string };

/** Where the change of a path stands; question: the path. A decision counts for exactly the content that it names. */
export const approvalOf = defineResolution({
  id: 'approval',
  reads: ['change.path', 'approval.decision', 'approval.request', 'change.signature', 'change.author', 'policy.approvals'],
  answer(facts, path: Path): Approval {
    const [change] = facts.get('change.path', path);
    if (change === undefined) return { is: 'untouched' };
    const protectors = facts.ask(protectorsOf, path);
    if (protectors.length === 0 || isNewDecision(change)) return { is: 'untouched' };
    const { before, after } = change.value;
    if (after === 'unknown') return { is: 'unknown' };
    const decisions = facts.get('approval.decision', path).map(({ value }) => {
      const signature = value.signed ? facts.get('change.signature', value.id)[0]?.value : undefined;
      return { ...value, defect: defectOf(value.decision, signature, facts, protectors) };
    });
    const about = decisions.filter(it => isDeepStrictEqual(it.after, after));
    const rejected = about.find(it => it.decision.decision === 'reject' && it.defect === undefined);
    if (rejected !== undefined) return { is: 'rejected', approver: rejected.decision.approver, reason: rejected.decision.reason };
    const counting = decisions.filter(it => it.decision.decision === 'approve' && it.defect === undefined);
    const approvers = approvedBy(before, after, counting, protectors);
    if (approvers !== undefined) return { is: 'approved', approvers };
    const given = new Set(counting.filter(it => isDeepStrictEqual(it.after, after)).map(it => it.decision.approver.toLowerCase())).size;
    const needed = Math.max(...protectors.map(it => it.approvals));
    const refused = [
      ...about.flatMap(it => it.defect ?? []),
      ...(given > 0
        ? [given < needed ? `${given} of ${needed} approvals are there` : 'it was approved as a change of another content']
        : []),
      ...(decisions.length > 0 && about.length === 0 ? ['an earlier content of it was decided on, not this one'] : []),
    ];
    const request = facts.get('approval.request', path).find(it => isDeepStrictEqual([it.value.before, it.value.after], [before, after]));
    return request === undefined ? { is: 'changed', refused } : { is: 'awaiting', requester: request.value.requester, refused };
  },
});

/** Why a decision on a path would not count, whatever its content, were it recorded now; `undefined` when it would. A signature is taken to hold. */
export function refusalOf(facts: FactView, path: Path, said: Said, signed: boolean): string | undefined {
  return defectOf(said, signed ? { verified: true } : undefined, facts, facts.ask(protectorsOf, path));
}

/** What somebody says in a decision. */
export type Said = Pick<Decision, 'approver' | 'requester' | 'decision'>;

type Reads = FactView<'change.author' | 'policy.approvals'>;

/** A decision that is added needs none itself: it counts only as far as the policy lets it. */
const isNewDecision = ({ key, value }: FactOf<'change.path'>): boolean => value.before === null && key.startsWith('.groundline/approvals/');

type Counting = DecidedPath & { readonly decision: { readonly approver: string } };

/**
 * Who approved the way from one content to another; `undefined` when nobody did. A change in several steps is approved when each
 * step is.
 */
function approvedBy(
  from: Blob | null,
  to: Blob | null,
  decisions: readonly Counting[],
  protectors: readonly Protector[],
): readonly string[] | undefined {
  const steps = grouped(approvedSteps(decisions, protectors), it => contentKey(it.before));
  const target = contentKey(to);
  const by = new Map<string, readonly string[]>([[contentKey(from), []]]);
  // A map goes on to what is added to it meanwhile: every content that approved steps lead to, the nearest first.
  for (const [at, approvers] of by) {
    for (const step of steps.get(at) ?? []) {
      const after = contentKey(step.after);
      if (!by.has(after)) by.set(after, [...new Set([...approvers, ...step.approvers])]);
    }
    if (by.has(target)) break;
  }
  return contentKey(from) === target ? undefined : by.get(target);
}

/** Steps from one content to another that as many approved as each protector asks. */
function approvedSteps(
  decisions: readonly Counting[],
  protectors: readonly Protector[],
): readonly (Pick<DecidedPath, 'before' | 'after'> & { readonly approvers: ReadonlySet<string> })[] {
  return [...grouped(decisions, it => `${contentKey(it.before)} ${contentKey(it.after)}`).values()].flatMap(same => {
    const [first] = same;
    const approvers = new Set(same.map(it => it.decision.approver.toLowerCase()));
    return first !== undefined && protectors.every(it => enough(it, approvers))
      ? [{ before: first.before, after: first.after, approvers }]
      : [];
  });
}

const contentKey = (blob: Blob | null): string => (blob === null ? 'none' : `${blob.mode}:${blob.object}`);

const enough = ({ approvals, approvers }: Protector, given: ReadonlySet<string>): boolean =>
  [...given].filter(it => approvers.length === 0 || approvers.some(allowed => allowed.toLowerCase() === it)).length >= approvals;

/** Why a decision does not count, whatever its content. */
function defectOf(
  said: Said,
  signature: FactOf<'change.signature'>['value'] | undefined,
  facts: Reads,
  protectors: readonly Protector[],
): string | undefined {
  const approver = said.approver.toLowerCase();
  const { own = true, signed = false } = facts.get('policy.approvals', '')[0]?.value ?? {};
  const named = protectors.some(it => it.approvers.length === 0 || it.approvers.some(allowed => allowed.toLowerCase() === approver));
  if (!named) return `${approver} is not among those who may approve it`;
  if (signature?.verified === false) return `the signature of ${approver} does not hold: ${signature.because}`;
  if (signed && signature?.verified !== true) return `the decision of ${approver} is not signed`;
  // Anybody may reject what is their own.
  if (own || said.decision === 'reject') return undefined;
  const author = facts.get('change.author', approver).length > 0 || said.requester.toLowerCase() === approver;
  return author ? `${approver} made the change, and may not approve it` : undefined;
}
