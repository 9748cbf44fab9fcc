import { isBuiltIn } from '../../resolve/nginxVariables.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'nginx/self-assigned-variable',
  summary: 'nginx sets a variable to itself, or one that nginx itself keeps',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['nginx.set'],
  reads: [],
  roles: ['living', 'template', 'example'],
  judge({ key, path, value }) {
    const itself = value.value === `$${key}` || value.value === `\${${key}}`;
    if (isBuiltIn(key))
      return fails({
        message: `"$${key}" is nginx's own variable and cannot be set; nginx does not start`,
        severity: 'error',
        ...(itself
          ? { fixes: [{ title: 'Remove the line', kind: 'review', changes: [{ type: 'edit', path, span: value.whole, newText: '' }] }] }
          : {}),
      });
    if (!itself) return holds;
    return fails({
      message: `"$${key}" is set to itself, which changes nothing`,
      fixes: [{ title: 'Remove the line', kind: 'review', changes: [{ type: 'edit', path, span: value.whole, newText: '' }] }],
    });
  },
});
