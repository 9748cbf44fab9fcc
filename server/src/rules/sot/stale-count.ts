import { everyRole } from '../../facts/documents.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { bindingOf, expectedOf, hasFiles, isClaimed } from '../../resolve/boundClaims.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'sot/stale-count',
  summary: 'A number in a document is not what the policy binds it to',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['policy.claim', 'text.claim'],
  reads: [],
  roles: everyRole,
  judge(claim, facts) {
    if (claim.kind === 'policy.claim') return judgeBinding(claim, facts);
    const binding = bindingOf(facts, claim);
    const expected = binding === undefined ? undefined : expectedOf(facts, binding.value.equals);
    if (binding === undefined || expected === undefined) return unknown('unproven');
    const said = claim.value.groups[0] ?? claim.value.text;
    const number = /^\d{1,3}(?:,\d{3})+$/.test(said) ? said.replaceAll(',', '') : said;
    if (expected.counted && !/^\d+$/.test(number)) return unknown('unproven');
    if (number === expected.text) return holds;
    const span = claim.value.firstGroup ?? claim.span;
    const newText = number === said ? expected.text : expected.text.replace(/\B(?=(?:\d{3})+$)/g, ',');
    return fails({
      message: `"${said}" is said here; ${expected.truth}${binding.value.why === undefined ? '' : ` (${binding.value.why})`}`,
      span,
      related:
        expected.at === undefined ? [] : [{ ...expected.at, message: expected.counted ? 'the first of them' : 'it is decided here' }],
      fixes: [changeTo({ path: claim.path, span }, newText, 'safe')],
    });
  },
});

/** An entry of the policy has to find what it binds and what it binds it to. */
function judgeBinding(claim: FactOf<'policy.claim'>, facts: FactView): Verdict {
  const { match, equals } = claim.value;
  if (equals.is === 'nothing') return fails({ message: 'One of "count", "files", "facts" and "value" has to say what it equals' });
  if (!isClaimed(facts, claim)) return fails({ message: `Nothing in "${match}" looks like this` });
  if (equals.is === 'value')
    return facts.get('policy.value', equals.at).length > 0 ? holds : fails({ message: `Nothing at "${equals.at}"` });
  return 'in' in equals && !hasFiles(facts, equals.in) ? fails({ message: `No file "${equals.in}" to count in` }) : holds;
}
