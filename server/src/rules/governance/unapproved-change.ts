import { everyRole } from '../../facts/documents.ts';
import { approvalOf } from '../../resolve/approval.ts';
import { protectorsOf } from '../../resolve/protection.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'governance/unapproved-change',
  summary: 'A protected path was changed and nobody approved exactly this content',
  severity: 'info',
  confidence: 'certain',
  judges: ['change.path'],
  reads: [],
  roles: everyRole,
  judge({ key: path, value }, facts) {
    const approval = facts.ask(approvalOf, path);
    if (approval.is === 'untouched' || approval.is === 'approved') return holds;
    if (approval.is === 'unknown') return unknown('unreadable');
    const protectors = facts.ask(protectorsOf, path);
    const why = protectors[0]?.why === undefined ? '' : ` (${protectors[0].why})`;
    const what = value.before === null ? 'was added' : value.after === null ? 'was removed' : 'was changed';
    const said =
      approval.is === 'rejected'
        ? `${approval.approver} rejected it: ${approval.reason}`
        : approval.is === 'awaiting'
          ? `${approval.requester} asked for an approval, and it is not there yet`
          : 'this content is not approved';
    const refused = approval.is === 'rejected' || approval.refused.length === 0 ? '' : `; ${approval.refused.join('; ')}`;
    return fails({
      message: `"${path}" is protected${why} and ${what}; ${said}${refused}`,
      related: protectors.map(it => ({ path: it.path, span: it.span, message: `"${it.pattern}" protects it` })),
    });
  },
});
