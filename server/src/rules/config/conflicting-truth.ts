import { covers, protections } from '../../resolve/decisions.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'config/conflicting-truth',
  summary: 'One registry protects a path that another one approves without anybody',
  severity: 'warning',
  confidence: 'certain',
  judges: ['registry.decision'],
  reads: [],
  judge(claim, facts) {
    if (claim.value.decides !== 'approved') return holds;
    const found = facts.ask(protections, '').flatMap(it => {
      const covering = covers(it.key, claim.key);
      // Beside each other in one document, the narrower entry is the exception that somebody meant.
      return covering === undefined || (covering === 'wider' && it.path === claim.path) ? [] : [{ ...it, covering }];
    });
    const same = found.filter(it => it.covering === 'same');
    const [first] = [...same.filter(it => it.forbids), ...same, ...found];
    if (first === undefined) return holds;
    const { written, list } = claim.value;
    return fails({
      message: `"${written}" is approved without anybody (${list}), and ${same.length > 0 ? '' : `"${first.key}" is `}protected in ${first.by}`,
      confidence: same.some(it => it.forbids) ? 'certain' : 'likely',
      related: (same.length > 0 ? same : found).slice(0, 5).map(({ path, span }) => ({ path, span, message: 'it is protected here' })),
    });
  },
});
