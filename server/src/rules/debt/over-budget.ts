import { markersIn } from '../../resolve/debt.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'debt/over-budget',
  summary: 'The comments of an area hold more markers than its budget',
  severity: 'warning',
  confidence: 'certain',
  judges: ['policy.debt-budget'],
  reads: ['text.marker'],
  judge(claim, facts) {
    const { count, files } = facts.ask(markersIn, claim.key);
    const { max, why } = claim.value;
    if (count <= max.value) return holds;
    return fails({
      message: `${count} ${count === 1 ? 'marker' : 'markers'} in "${claim.key}", ${count - max.value} more than its budget of ${max.value}${why === undefined ? '' : ` (${why})`}`,
      related: files.map(it => ({ path: it.path, span: it.first, message: `${it.count} of them in this file` })),
    });
  },
});
