import { contradictedBy, takesSeveral } from '../../resolve/toolchains.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'versions/toolchain-mismatch',
  summary: 'A document pins another Node or Python than the project supports or uses',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['toolchain.version'],
  reads: ['toolchain.version'],
  judge(claim, facts) {
    const { by, written } = claim.value;
    if (by === 'range') return holds;
    if (takesSeveral(facts, claim)) return unknown('open');
    const found = contradictedBy(facts, claim);
    if (found === 'unknown') return unknown('not-local');
    if (found === 'nothing') return holds;
    const { fact, sure } = found;
    const name = claim.key === 'node' ? 'Node' : 'Python';
    const pinned = fact.value.by === 'file';
    return fails({
      message: `${name} "${written}"${by === 'prose' ? ' or later' : ''}; ${fact.path} ${pinned ? 'says' : 'supports'} "${fact.value.written}"`,
      confidence: sure ? 'certain' : 'likely',
      related: [{ path: fact.path, span: fact.span, message: pinned ? 'developers use this one' : 'the project supports these' }],
      fixes: pinned ? [changeTo(claim, fact.value.written, 'review')] : [],
    });
  },
});
