import { nowhere } from '../../base/span.ts';
import { machinePlaceOf } from '../../resolve/machines.ts';
import { roleOf } from '../../resolve/role.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/absolute-path',
  summary: 'A path that only one machine has',
  severity: 'info',
  confidence: 'certain',
  fix: 'review',
  judges: ['machine.path'],
  reads: [],
  roles: ['living', 'chronicle', 'prompt'],
  judge(claim, facts) {
    const { stands } = claim.value;
    const record = facts.ask(roleOf, claim.path) === 'chronicle';
    if (record && stands !== 'command') return unknown('role');
    const place = machinePlaceOf(facts, claim);
    if (place.is === 'unknown') return unknown(place.because);
    const group = { id: `machine:${place.folder.toLowerCase()}`, title: `"${place.folder}" is a folder of one machine` };
    // Only what leads to this very workspace is beyond doubt somebody's own: a home may be that of an image, a server or a sample.
    const passing = stands === 'comment' || place.is !== 'checkout';
    const weight = { confidence: stands === 'comment' && place.is === 'home' ? 'weak' : passing ? 'likely' : 'certain' } as const;
    if (place.is === 'home') return fails({ message: `"${claim.key}" is there on the machine of "${place.user}" only`, group, ...weight });
    if (place.is === 'drive') return fails({ message: `"${claim.key}" is there on one machine only`, group, ...weight });
    if (!place.there) return fails({ message: `"${claim.key}" is this workspace on one machine only`, group, ...weight });
    return fails({
      message: `"${claim.key}" is there on one machine only; in this workspace it is "${place.path}"`,
      group,
      ...weight,
      related: [{ path: place.path, span: nowhere, message: 'what it leads to' }],
      fixes: [changeTo(claim, place.path, 'review')],
    });
  },
});
