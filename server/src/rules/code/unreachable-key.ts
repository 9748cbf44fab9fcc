import { applied, describeSteps, impossibleIn } from '../../resolve/characterSteps.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'code/unreachable-key',
  summary: 'A member of a constant set that a tested value can never equal',
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['code.member'],
  reads: ['code.member', 'code.membership-test'],
  judge(claim, facts) {
    const { key: member, path } = claim;
    const { set } = claim.value;
    const tests = facts.in(path, 'code.membership-test').filter(it => it.key === set);
    const losing = tests.filter(({ value }) => impossibleIn(value.steps, member).length > 0);
    // A function that tests the value as it came, too, knows both spellings.
    const test = losing.find(({ value }) => !tests.some(it => !losing.includes(it) && it.value.within === value.within));
    if (test === undefined) return holds;
    const { steps, within } = test.value;
    const reachable = applied(steps, member);
    if (facts.in(path, 'code.member').some(it => it.value.set === set && it.key === reachable)) return unknown('tolerated');
    const how = describeSteps(steps, impossibleIn(steps, member));
    return fails({
      message: `"${member}" is never found in ${set}${within === undefined ? '' : ` by ${within}`}: the value tested ${how}`,
      confidence: 'likely',
      related: [{ path, span: test.span, message: 'the value is tested here' }],
      fixes: losing.length === tests.length ? [changeTo(claim, reachable, 'review')] : [],
      group: { id: `unreachable-key:${set}`, title: `${set} has members that are never found` },
    });
  },
});
