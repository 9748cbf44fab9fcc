import { everyRole } from '../../facts/documents.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { ownersFile } from '../../resolve/owners.ts';
import { existence } from '../../resolve/paths.ts';
import { patternStanding } from '../../resolve/protectedPattern.ts';
import { changeTo, removing } from '../edit.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'governance/dead-protected-path',
  summary: 'What a policy or a registry protects, excepts or adopts is not there',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['policy.protected', 'policy.unprotected', 'policy.to-protect', 'policy.protecting-list', 'policy.protecting-owners'],
  reads: ['tree.file'],
  roles: everyRole,
  judge(claim, facts) {
    if (claim.kind === 'policy.protecting-list' || claim.kind === 'policy.protecting-owners') return judgeAdoption(claim, facts);
    const { written } = claim.value;
    const registry = claim.kind === 'policy.protected' && claim.value.from === 'registry';
    // In a registry of another program, anything may be meant by what is no path from the root.
    if (registry && /[$<>\\]|\{[^,}]*\}|:\/\/|^~|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(written)) return unknown('placeholder');
    const standing = facts.ask(patternStanding, claim.key);
    if (standing.is === 'alive') return holds;
    if (standing.is === 'unknown') return unknown(standing.because);
    const { because, certain, instead } = standing;
    if (registry && !certain) {
      if (instead !== undefined) return unknown('elsewhere');
      if (written.startsWith('/') || !othersStand(claim, facts)) return unknown('unproven');
    }
    const meant = instead !== undefined && written.includes(instead.of) ? written.replace(instead.of, () => instead.to) : undefined;
    const { removal } = claim.kind === 'policy.to-protect' ? {} : claim.value;
    return fails({
      message: `"${written}" ${verbs[claim.kind]} nothing: ${because}`,
      confidence: certain ? 'certain' : 'likely',
      fixes: [
        ...(meant === undefined ? [] : [changeTo(claim, meant, instead?.sure === true ? 'safe' : 'review')]),
        ...(removal === undefined ? [] : [removing(claim.path, removal, 'Remove the entry')]),
      ],
    });
  },
});

const verbs = { 'policy.protected': 'protects', 'policy.unprotected': 'excepts', 'policy.to-protect': 'covers' } as const;

/** Whether another entry of the same registry names something from the root, so that this one does, too. */
function othersStand({ path, value: { list } }: FactOf<'policy.protected'>, facts: FactView): boolean {
  return facts
    .in(path, 'policy.protected')
    .some(it => it.value.list === list && it.key.includes('/') && facts.ask(patternStanding, it.key).is === 'alive');
}

/** A registry that is not there, holds no list where the policy looks, or is not the one that is read, protects nothing. */
function judgeAdoption(claim: FactOf<'policy.protecting-list' | 'policy.protecting-owners'>, facts: FactView): Verdict {
  const file = claim.kind === 'policy.protecting-list' ? claim.value.path : claim.key;
  const { removal } = claim.value;
  const dead = (because: string): Verdict =>
    fails({
      message: `Nothing is protected by "${claim.key}": ${because}`,
      fixes: removal ? [removing(claim.path, removal, 'Remove the entry')] : [],
    });
  const there = facts.ask(existence, file);
  if (there === 'missing' || there === 'folder') return dead(`no file "${file}"`);
  if (there !== 'file') return unknown(there);
  if (claim.kind === 'policy.protecting-list')
    return facts.in(file, 'policy.protected').some(it => it.value.list === claim.key) ? holds : dead('no list of paths is there');
  const [pattern] = facts.in(file, 'owners.pattern');
  const read = facts.ask(ownersFile, pattern?.value.syntax ?? 'github');
  return read === file ? holds : dead(`"${read}" is read in its place`);
}
