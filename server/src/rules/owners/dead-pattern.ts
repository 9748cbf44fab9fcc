import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'owners/dead-pattern',
  summary: 'A CODEOWNERS pattern matches no file',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['owners.pattern'],
  reads: ['tree.file', 'tree.folder'],
  judge(claim, facts) {
    const path = claim.key.replace(/^\/|\/$/g, '');
    if (/[*?]/.test(path)) return holds;
    if (facts.get('tree.file', path).length > 0 || facts.get('tree.folder', path).length > 0) return holds;
    return fails({ message: `No file matches "${claim.key}"` });
  },
});
