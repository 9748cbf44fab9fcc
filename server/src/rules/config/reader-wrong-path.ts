import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import { levelsUp, type WrongRead, wrongReadOf } from '../../resolve/wrongRead.ts';
import { defineRule, fails, type Fix, holds } from '../rule.ts';

export default defineRule({
  id: 'config/reader-wrong-path',
  summary: 'A program opens a configuration where it is not',
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['code.read'],
  reads: ['code.read'],
  judge(claim, facts) {
    const wrong = wrongReadOf(facts, claim);
    if (wrong === undefined) return holds;
    const where = claim.value.base === 'cwd' ? `No file "${claim.key}" where programs run` : `No file "${wrong.path}"`;
    return fails({
      message: `${where}; the configuration is "${wrong.meant}"`,
      confidence: 'likely',
      related: [{ path: wrong.meant, span: nowhere, message: 'a file of the same name' }],
      fixes: fixOf(claim, wrong),
      group: {
        id: `reader-wrong-path:${wrong.base}`,
        title: `Configurations of "${wrong.base === '' ? '.' : wrong.base}" are looked for elsewhere`,
      },
    });
  },
});

function fixOf({ path, value: { base, first, climb } }: FactOf<'code.read'>, wrong: WrongRead): readonly Fix[] {
  const fix = (title: string, start: number, end: number, newText: string): readonly Fix[] => [
    { title, kind: 'review', changes: [{ type: 'edit', path, span: { start, end }, newText }] },
  ];
  if (base !== 'source') {
    const text = `${wrong.base}/${first.text}`;
    return wrong.base === '' ? [] : fix(`Change to "${text}"`, first.start, first.end, text);
  }
  const levels = levelsUp(path, wrong.base);
  if (climb === undefined || levels === undefined) return [];
  const steps = climb.written === 'parents' ? `.parents[${levels - 1}]` : '.parent'.repeat(levels);
  return fix(`Begin at "${wrong.base === '' ? '.' : wrong.base}"`, climb.start, climb.end, steps);
}
