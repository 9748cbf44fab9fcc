import { resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { globMatches } from '../../resolve/globs.ts';
import { localUse } from '../../resolve/localUses.ts';
import { existence, past } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'ci/missing-file',
  summary: 'A workflow or pipeline uses an action, a file or a folder that does not exist',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['workflow.local-action', 'workflow.folder', 'gitlab.include'],
  reads: ['tree.file'],
  judge(claim, facts) {
    if (claim.kind === 'gitlab.include') return judgeInclude(claim, facts);
    if (claim.kind === 'workflow.folder') return judgeFolder(claim, facts);
    const use = localUse(facts, claim);
    if (use.is === 'there') return holds;
    if (use.is !== 'missing') return unknown(use.is);
    const { path, message, sure } = use;
    const now = replacementOf(facts, path, claim.path);
    return fails({
      message: `${message}${whatHappened(facts, path)}`,
      confidence: sure,
      fixes: now === undefined ? [] : [changeTo(claim, `./${now.path}`, now.sure ? 'safe' : 'review')],
    });
  },
});

/** Paths of includes begin at the root, with or without a slash. */
function judgeInclude(claim: FactOf<'gitlab.include'>, facts: FactView): Verdict {
  const path = claim.key.replace(/^\/+/, '');
  if (/[*?]/.test(path)) return facts.ask(globMatches, path) ? holds : fails({ message: `No file matches "${claim.key}"` });
  const found = facts.ask(existence, path);
  if (found === 'file') return holds;
  if (found === 'opaque' || found === 'ignored') return unknown(found);
  const now = replacementOf(facts, path, claim.path);
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
  if (facts.ask(isProduced, path)) return unknown('produced');
  const gone = facts.ask(past, path);
  if (gone.state !== 'removed') return unknown(gone.state === 'pending' ? 'history' : 'unproven');
  const now = replacementOf(facts, path, claim.path);
  return fails({
    message: `No folder "${claim.key}"${whatHappened(facts, path)}`,
    fixes: now === undefined ? [] : [changeTo(claim, now.path, now.sure ? 'safe' : 'review')],
  });
}
