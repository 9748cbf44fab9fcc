import { takenBy } from '../../resolve/shadowedOwners.ts';
import { mayBeForGitLab, ownersFile } from '../../resolve/owners.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'owners/shadowed-pattern',
  summary: 'Later lines of CODEOWNERS give every file of a pattern to other owners',
  severity: 'warning',
  confidence: 'likely',
  judges: ['owners.pattern'],
  reads: [],
  judge({ path, key, span, value: { syntax } }, facts) {
    // Sections of GitLab ask their owners each for themselves.
    if (syntax === 'gitlab' || facts.ask(mayBeForGitLab, path)) return unknown('open');
    if (facts.ask(ownersFile, syntax) !== path) return unknown('not-local');
    const taken = facts.ask(takenBy, path).find(it => it.at === span.start);
    const [first] = taken?.later ?? [];
    if (taken === undefined || first === undefined) return holds;
    const owners = first.owners.length === 0 ? 'that has no owners' : `that names ${first.owners.join(' ')}`;
    return fails({
      message:
        taken.later.length === 1
          ? `Every file of "${key}" is taken by the later "${first.pattern}" ${owners}; the last match counts`
          : `Every file of "${key}" is taken by later lines with other owners; the last match counts`,
      confidence: 'likely',
      related: taken.later.map(it => ({ path, span: it.span, message: 'the later pattern' })),
    });
  },
});
