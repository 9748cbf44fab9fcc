import { aboutStorage } from '../../base/decision.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { covers, type Protection, protections, sharedFiles } from '../../resolve/decisions.ts';
import { removing } from '../edit.ts';
import { defineRule, fails, holds, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'config/conflicting-truth',
  summary: 'One registry protects a path that another one approves without anybody',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
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
    if (first === undefined) return judgeFiles(claim, facts);
    return conflict(
      claim,
      `${same.length > 0 ? '' : `"${first.key}" is `}protected in ${first.by}`,
      same.length > 0 ? same : found,
      same.some(it => it.forbids),
    );
  },
});

/** Globs that say nothing of each other may still speak of the same files. */
function judgeFiles(claim: FactOf<'registry.decision'>, facts: FactView): Verdict {
  const overlapping = facts
    .ask(protections, '')
    .filter(it => it.forbids && it.path !== claim.path && !aboutStorage.test(it.path))
    .map(it => ({ ...it, files: facts.ask(sharedFiles, `${claim.key}\n${it.key}`) }))
    .filter(it => it.files.shared.length > 0);
  const [first] = overlapping;
  if (first === undefined) return holds;
  const { shared, all } = first.files;
  const which = shared.length === 1 ? `its file "${shared[0]}"` : `${shared.length === all ? 'each' : shared.length} of its ${all} files`;
  return conflict(claim, `"${first.key}" protects ${which} in ${first.by}`, overlapping, false);
}

function conflict(claim: FactOf<'registry.decision'>, decided: string, by: readonly Protection[], certain: boolean): Verdict {
  const { written, list, removal } = claim.value;
  return fails({
    message: `"${written}" is approved without anybody (${list}), and ${decided}`,
    confidence: certain ? 'certain' : 'likely',
    related: by.slice(0, 5).map(({ path, span }) => ({ path, span, message: 'it is protected here' })),
    fixes: removal === undefined ? [] : [removing(claim.path, removal, `Take it out of ${list}`)],
  });
}
