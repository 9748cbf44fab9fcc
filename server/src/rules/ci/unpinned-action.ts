import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'ci/unpinned-action',
  summary: 'An action is named less exactly than the policy asks',
  severity: 'warning',
  confidence: 'certain',
  judges: ['workflow.action'],
  reads: ['policy.pinning'],
  judge({ key, value: { ref } }, facts) {
    const [asked] = facts.get('policy.pinning', 'actions');
    if (asked === undefined || asked.value.level === 'none') return holds;
    if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref)) return holds;
    const bySha = asked.value.level === 'sha';
    if (!bySha && /^v?\d/.test(ref)) return holds;
    return fails({
      message: `"${key}" is used at "${ref}", which ${bySha ? 'may be moved to another commit' : 'is no version'}`,
      related: [{ path: asked.path, span: asked.span, message: `the policy asks for a ${bySha ? 'full commit' : 'version'}` }],
    });
  },
});
