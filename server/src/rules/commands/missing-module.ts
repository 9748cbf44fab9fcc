import { enumerate } from '../../base/enumerate.ts';
import { byNearness, nearest } from '../../base/nearest.ts';
import { nowhere } from '../../base/span.ts';
import { isOfRole } from '../../resolve/copiedAway.ts';
import { moduleCandidates } from '../../resolve/moduleCandidates.ts';
import { judgeModule, moduleClaimOf } from '../../resolve/moduleClaim.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-module',
  summary: 'A command or entry point names a Python module that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.module', 'python.entry-point'],
  reads: ['compose.file', 'python.module', 'tree.file', 'tree.folder', 'history.removed'],
  judge(claim, facts) {
    const asked = moduleClaimOf(claim);
    const { module, attribute = '', span, attributeSpan } = asked;
    if (facts.ask(isOfRole, claim.path)) return unknown('elsewhere');
    const found = judgeModule(facts, asked);
    // An image holds modules that the workspace does not show: of its base, of wheels, of other mounts.
    const inImage = asked.inImage || facts.in(claim.path, 'compose.file').length > 0;
    const confidence = asked.origin === 'text' || inImage || (found.is === 'gone' && !found.sure) ? 'likely' : 'certain';
    switch (found.is) {
      case 'there':
        return holds;
      case 'no-main':
        return fails({ message: `"${module}" cannot be run: ${found.folder} has no __main__.py`, span, confidence });
      case 'no-attribute': {
        const meant = nearest(attribute, found.names);
        return fails({
          message: `No "${attribute}" in ${found.file}; it has ${found.names.length === 0 ? 'none' : enumerate(byNearness(attribute, found.names), 4)}`,
          span: attributeSpan,
          confidence,
          related: [{ path: found.file, span: nowhere, message: 'the module is here' }],
          fixes: meant === undefined ? [] : [changeTo({ path: claim.path, span: attributeSpan }, meant, 'review')],
        });
      }
      case 'gone': {
        const { path, removed } = found;
        const what = removed?.to === undefined ? 'was removed' : `moved to ${removed.to}`;
        const story = removed === undefined ? `there is no ${path}` : `${path} ${what} in ${removed.commit} (${removed.date})`;
        const fixes = moduleCandidates(facts, asked, removed?.to).map(it => changeTo({ path: claim.path, span }, it, 'review'));
        // What a document runs that never was here, and that nothing is like, may be what its readers are to write.
        const isToWrite = asked.origin === 'prose' && removed === undefined && fixes.length === 0;
        return fails({ message: `No module "${module}"; ${story}`, span, confidence: isToWrite ? 'likely' : confidence, fixes });
      }
      default:
        return unknown(found.is);
    }
  },
});
