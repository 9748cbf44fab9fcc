import { legacyReference } from '../../resolve/legacy.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'paths/legacy-reference',
  summary: 'Something refers to a path that the policy gives up',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: [
    'doc.link',
    'doc.path',
    'command.file',
    'command.compose-file',
    'command.module',
    'compose.path',
    'docker.copy-source',
    'code.path',
  ],
  reads: [],
  roles: ['living', 'site'],
  judge(claim, facts) {
    const found = legacyReference(facts, claim);
    if (found === undefined) return holds;
    const { path, entry, successor, written } = found;
    const told = path === entry.key ? `"${claim.key}" is given up` : `"${claim.key}" lies in "${entry.key}", which is given up`;
    return fails({
      byPolicy: true,
      message: `${told}${successor === undefined ? '' : `; use "${successor}"`}${entry.value.why === undefined ? '' : ` (${entry.value.why})`}`,
      related: [{ path: entry.path, span: entry.span, message: 'the policy gives it up here' }],
      group: { id: `legacy:${entry.key}`, title: `"${entry.key}" is given up` },
      fixes: written === undefined ? [] : [changeTo(claim, claim.kind === 'doc.link' ? encodeURI(written) : written, 'review', written)],
    });
  },
});
