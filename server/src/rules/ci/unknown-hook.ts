import { nearest } from '../../base/nearest.ts';
import { officialHooks } from '../../resolve/officialHooks.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'ci/unknown-hook',
  summary: 'A hook of pre-commit has an id that its repository does not define',
  severity: 'error',
  confidence: 'certain',
  fix: 'safe',
  judges: ['hook.use', 'hook.skip'],
  reads: [],
  judge(claim, facts) {
    if (claim.kind === 'hook.skip') {
      const used = facts.in(claim.path, 'hook.use').map(it => it.key);
      if (used.includes(claim.key)) return holds;
      return fails({
        message: `No hook "${claim.key}" is used here, so that there is nothing to skip`,
        severity: 'warning',
        // It is kept for the return of its hook.
        ...(claim.value.aside ? { confidence: 'likely' } : { fixes: nameFixes(claim, used) }),
      });
    }
    if (!/^(?:https:\/\/|git@)github\.com[/:]pre-commit\/pre-commit-hooks(?:\.git)?\/?$/.test(claim.value.repo))
      return unknown('not-local');
    if (officialHooks.includes(claim.key)) return holds;
    const meant = nearest(claim.key, officialHooks);
    // Versions before and after those that are known may have others.
    if (meant === undefined) return unknown('unproven');
    return fails({ message: `No hook "${claim.key}" in pre-commit-hooks; it has "${meant}"`, fixes: nameFixes(claim, [meant]) });
  },
});
