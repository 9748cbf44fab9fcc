import { enumerate } from '../../base/enumerate.ts';
import { byNearness } from '../../base/nearest.ts';
import { folderOf } from '../../base/path.ts';
import { isMisread } from '../../resolve/misreadTasks.ts';
import { findTarget } from '../../resolve/targets.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { forReview } from '../edit.ts';
import { lacking } from '../group.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-target',
  summary: 'A command runs a make, just or task target that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['command.target'],
  reads: ['make.target'],
  judge(claim, facts) {
    const found = findTarget(facts, claim);
    if (found.is === 'there') return holds;
    if (found.is !== 'missing') return unknown(found.is);
    const { file, names, openFolder } = found;
    const defined = facts.in(file, 'make.target')[0];
    const fixes = nameFixes(claim, names);
    // Far from the task file, prose may speak of another repository or of what shall be, unless it is a target but for a slip.
    const far = claim.value.origin === 'prose' && folderOf(claim.path) !== folderOf(file) && fixes[0]?.kind !== 'safe';
    return fails({
      message: `No target "${claim.key}" in ${file}; it defines ${names.length === 0 ? 'none' : enumerate(byNearness(claim.key, names), 6)}`,
      confidence: far || claim.value.origin === 'text' || facts.ask(isMisread, file) ? 'likely' : 'certain',
      group: lacking(file, 'target', claim.key),
      related: defined === undefined ? [] : [{ path: file, span: defined.span, message: 'targets are defined here' }],
      fixes: openFolder ? forReview(fixes) : fixes,
    });
  },
});
