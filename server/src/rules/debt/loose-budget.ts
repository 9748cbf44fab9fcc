import { markersIn } from '../../resolve/debt.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'debt/loose-budget',
  summary: 'A budget allows more markers than there are left',
  severity: 'hint',
  confidence: 'certain',
  fix: 'safe',
  judges: ['policy.debt-budget'],
  reads: ['text.marker'],
  judge(claim, facts) {
    const { count } = facts.ask(markersIn, claim.key);
    const { max } = claim.value;
    if (count >= max.value) return holds;
    return fails({
      message: `The budget of "${claim.key}" is ${max.value}, and ${count} ${count === 1 ? 'marker is' : 'markers are'} left`,
      span: max.span,
      fixes: [changeTo({ path: claim.path, span: max.span }, String(count), 'safe')],
    });
  },
});
