import { collidingFiles } from '../../resolve/caseCollisions.ts';
import { nowhere } from '../../base/span.ts';
import { everyRole } from '../../facts/documents.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'layout/case-collision',
  summary: 'Two paths differ in case only',
  severity: 'error',
  confidence: 'certain',
  judges: ['tree.file'],
  reads: [],
  candidates: collidingFiles.later,
  roles: everyRole,
  judge({ key: path }, facts) {
    const other = facts.ask(collidingFiles.first, path);
    if (other === null) return holds;
    return fails({
      message: `"${path}" and "${other}" differ in case only: Windows and macOS keep one of them`,
      related: [{ path: other, span: nowhere, message: 'the other one' }],
    });
  },
});
