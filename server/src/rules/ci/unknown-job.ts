import { enumerate } from '../../base/enumerate.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { hasUnreadIncludes } from '../../resolve/gitlabIncludes.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'ci/unknown-job',
  summary: 'A job waits for a job that its workflow or pipeline does not define',
  severity: 'error',
  confidence: 'certain',
  fix: 'safe',
  judges: ['workflow.need', 'gitlab.need'],
  reads: ['workflow.job', 'gitlab.job', 'gitlab.open'],
  judge: (claim, facts) => (claim.kind === 'workflow.need' ? judgeNeed(claim, facts) : judgeGitlabNeed(claim, facts)),
});

function judgeNeed(claim: FactOf<'workflow.need'>, facts: FactView<'workflow.job'>): Verdict {
  const jobs = facts.in(claim.path, 'workflow.job').map(it => it.key);
  if (claim.key.includes('${{')) return unknown('placeholder');
  if (jobs.some(it => it.toLowerCase() === claim.key.toLowerCase())) return holds;
  const others = jobs.filter(it => it !== claim.value.job);
  return fails({ message: `No job "${claim.key}"; the workflow defines ${enumerate(jobs)}`, fixes: nameFixes(claim, others) });
}

function judgeGitlabNeed(claim: FactOf<'gitlab.need'>, facts: FactView<'gitlab.job' | 'gitlab.open'>): Verdict {
  if (facts.get('gitlab.job', claim.key).length > 0) return holds;
  // Jobs that come from other repositories, and pipelines that are made by a job.
  if (facts.all('gitlab.open').length > 0 || facts.ask(hasUnreadIncludes, '')) return unknown('open');
  const jobs = facts.all('gitlab.job').map(it => it.key);
  const others = jobs.filter(it => it !== claim.value.job);
  return fails({ message: `No job "${claim.key}"; there are ${enumerate(jobs)}`, fixes: nameFixes(claim, others) });
}
