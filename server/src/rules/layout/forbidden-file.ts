import { everyRole } from '../../facts/documents.ts';
import { forbiddenBy, forbiddenFiles } from '../../resolve/layout.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'layout/forbidden-file',
  summary: 'A file is there that the policy forbids',
  severity: 'warning',
  confidence: 'certain',
  judges: ['tree.file'],
  reads: ['policy.forbidden-file'],
  candidates: forbiddenFiles,
  roles: everyRole,
  judge({ key: path }, facts) {
    const entry = forbiddenBy(facts, path);
    if (entry === undefined) return holds;
    const { why } = entry.value;
    return fails({
      byPolicy: true,
      message: `"${path}" must not be here${why === undefined ? '' : `: ${why}`}`,
      related: [{ path: entry.path, span: entry.span, message: 'the policy forbids it' }],
    });
  },
});
