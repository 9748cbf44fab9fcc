import { isMatched } from '../../resolve/layout.ts';
import { firstAlternative, templateFor } from '../../resolve/templates.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'layout/missing-file',
  summary: 'A file that the policy requires is not there',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['policy.required-file'],
  reads: ['tree.file', 'tree.opaque'],
  judge({ key: glob, value: { why } }, facts) {
    if (facts.ask(isMatched, glob)) return holds;
    const path = firstAlternative(glob);
    if (path === undefined) return fails({ message: `No file matches "${glob}"${because(why)}` });
    if (facts.get('tree.opaque', path.split('/')[0] ?? '').length > 0) return unknown('opaque');
    const message = `No file ${path}${because(why)}`;
    const text = facts.ask(templateFor, path);
    if (text === null) return fails({ message });
    const create: Fix = { title: `Create ${path}`, kind: 'review', changes: [{ type: 'create', path, text }] };
    return fails({ message, fixes: [create] });
  },
});

const because = (why: string | undefined): string => (why === undefined ? '' : `: ${why}`);
