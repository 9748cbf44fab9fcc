import { isSlip } from '../../base/nearest.ts';
import type { Path } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import { nameUse, readVariables, takenVariables } from '../../resolve/environmentNames.ts';
import { environmentRegistries, feedsForeignImages } from '../../resolve/environmentRegistry.ts';
import { isReadOutside } from '../../resolve/knownVariables.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'env/unread-variable',
  summary: 'A variable that is listed for people to set is read by nothing',
  severity: 'info',
  confidence: 'likely',
  fix: 'review',
  judges: ['env.variable', 'env.documented'],
  reads: ['env.read', 'env.commented'],
  judge(claim, facts) {
    const listed = claim.kind === 'env.documented' ? claim.value.in === 'table' : facts.ask(environmentRegistries, '').includes(claim.path);
    if (!listed || isReadOutside(claim.key)) return unknown('not-local');
    const use = nameUse(facts, claim.key);
    if (use === 'read' || use === 'said') return holds;
    if (use !== 'none') return unknown(use === 'open' ? 'open' : 'unproven');
    if (claim.kind === 'env.variable' && facts.ask(feedsForeignImages, claim.path)) return unknown('not-local');
    // Another registry may list the variables of the same program, and have the name right.
    const listedHere = new Set(
      [...facts.in(claim.path, 'env.variable'), ...facts.in(claim.path, 'env.commented'), ...facts.in(claim.path, 'env.documented')].map(
        it => it.key,
      ),
    );
    const isMeant = ([name]: readonly [string, Path]): boolean => isSlip(name, claim.key) && !listedHere.has(name);
    const read = [...facts.ask(readVariables, '')].find(isMeant);
    const [meant, reader] = read ?? [...facts.ask(takenVariables, '')].find(isMeant) ?? [];
    const does = read === undefined ? 'says' : 'reads';
    const removal: Fix = {
      title: `Remove "${claim.key}"`,
      kind: 'review',
      changes: [{ type: 'edit', path: claim.path, span: claim.value.line, newText: '' }],
    };
    return fails({
      message: `Nothing reads "${claim.key}"${meant === undefined ? '' : `; ${reader} ${does} ${meant}`}`,
      confidence: meant === undefined ? 'weak' : 'likely',
      ...(reader === undefined ? {} : { related: [{ path: reader, span: nowhere, message: `it ${does} ${meant}` }] }),
      fixes: [...(meant === undefined ? [] : [changeTo(claim, meant, 'review')]), removal],
      group: { id: `unread-variable:${claim.path}`, title: `Variables of ${claim.path} that nothing reads` },
    });
  },
});
