import { enumerate } from '../../base/enumerate.ts';
import { resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { globMatches } from '../../resolve/globs.ts';
import { hasUnreadIncludes } from '../../resolve/gitlabIncludes.ts';
import { localUse } from '../../resolve/localUses.ts';
import { existence, past } from '../../resolve/paths.ts';
import { replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'ci/missing-file',
  summary: 'A workflow or pipeline uses an action, a file, a folder or a job that does not exist',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['workflow.local-action', 'workflow.folder', 'workflow.need', 'gitlab.need', 'gitlab.include'],
  reads: ['workflow.job', 'gitlab.job', 'gitlab.open', 'tree.file'],
  judge(claim, facts) {
    if (claim.kind === 'workflow.need') return judgeNeed(claim, facts);
    if (claim.kind === 'gitlab.need') return judgeGitlabNeed(claim, facts);
    if (claim.kind === 'gitlab.include') return judgeInclude(claim, facts);
    if (claim.kind === 'workflow.folder') return judgeFolder(claim, facts);
    const use = localUse(facts, claim);
    if (use.is === 'there') return holds;
    if (use.is !== 'missing') return unknown(use.is);
    const { path, message, sure } = use;
    const now = replacementOf(facts, path);
    return fails({
      message: `${message}${whatHappened(facts, path)}`,
      confidence: sure,
      fixes: now === undefined ? [] : [changeTo(claim, `./${now.path}`, now.sure ? 'safe' : 'review')],
    });
  },
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

/** Paths of includes begin at the root, with or without a slash. */
function judgeInclude(claim: FactOf<'gitlab.include'>, facts: FactView): Verdict {
  const path = claim.key.replace(/^\/+/, '');
  if (/[*?]/.test(path)) return facts.ask(globMatches, path) ? holds : fails({ message: `No file matches "${claim.key}"` });
  const found = facts.ask(existence, path);
  if (found === 'file') return holds;
  if (found === 'opaque' || found === 'ignored') return unknown(found);
  const now = replacementOf(facts, path);
  return fails({
    message: `No file "${claim.key}"${whatHappened(facts, path)}`,
    fixes: now === undefined ? [] : [changeTo(claim, `${claim.key.startsWith('/') ? '/' : ''}${now.path}`, now.sure ? 'safe' : 'review')],
  });
}

/** A step may make its own folder, so that only one that was removed is known to be missing. */
function judgeFolder(claim: FactOf<'workflow.folder'>, facts: FactView): Verdict {
  const path = resolvePath('', claim.key);
  if (path === undefined || !claim.value.cwd.certain || facts.in(claim.path, 'workflow.foreign-checkout').length > 0)
    return unknown('working-directory');
  if (facts.ask(existence, path) !== 'missing') return holds;
  const gone = facts.ask(past, path);
  if (gone.state !== 'removed') return unknown(gone.state === 'pending' ? 'history' : 'unproven');
  const now = replacementOf(facts, path);
  return fails({
    message: `No folder "${claim.key}"${whatHappened(facts, path)}`,
    fixes: now === undefined ? [] : [changeTo(claim, now.path, now.sure ? 'safe' : 'review')],
  });
}
