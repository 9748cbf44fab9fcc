import { isSetBeside, valueAt } from '../../resolve/environment.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'env/required-unset',
  summary: 'An environment lacks a variable that the policy requires in it',
  severity: 'warning',
  confidence: 'certain',
  judges: ['env.setting', 'env.variable'],
  reads: ['policy.required-environment'],
  judge(claim, facts) {
    const value = valueAt(claim);
    const required = facts.get('policy.required-environment', claim.key).filter(it => it.value.equals === value);
    for (const { path, span, value: entry } of required) {
      const states = entry.set.map(name => ({ name, is: isSetBeside(facts, claim, name) }));
      const missing = states.filter(it => it.is === 'no').map(it => `"${it.name}"`);
      if (missing.length > 0)
        return fails({
          message: `${claim.key} is "${value}" here, and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set${entry.why === undefined ? '' : ` (${entry.why})`}`,
          related: [{ path, span, message: 'the policy requires it' }],
        });
      if (states.some(it => it.is === 'unknown')) return unknown('not-local');
    }
    return required.length > 0 ? holds : unknown('unproven');
  },
});
