import type { Mutated } from './mutate.ts';
import type { Trial } from './trial.ts';

/** What became of the mutations, a line per rule and side. */
export function tableOf({ held, trials }: Mutated): string {
  const rows: (readonly string[])[] = [
    ['rule', 'held', 'side', 'mutated', 'warning', 'info', 'unknown', 'true', 'unread', 'weak', 'misplaced', 'safe fixes', 'review fixes'],
  ];
  for (const [rule, count] of [...held].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const side of ['claim', 'fact'] as const) {
      const of = trials.filter(it => it.rule === rule && it.side === side);
      rows.push([
        side === 'claim' ? rule : '',
        side === 'claim' ? String(count) : '',
        side,
        ...countsOf(of),
        fixesOf(of, 'safe'),
        fixesOf(of, 'review'),
      ]);
    }
  }
  rows.push([
    'all',
    String([...held.values()].reduce((a, b) => a + b, 0)),
    '',
    ...countsOf(trials),
    fixesOf(trials, 'safe'),
    fixesOf(trials, 'review'),
  ]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(it => (it[column] ?? '').length)));
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', `turned false: ${percent(ratioOf(trials))} of ${trials.length}`].join('\n');
}

/** The share of mutations that were found out, from 0 to 1; 0 when there are none. */
export const ratioOf = (trials: readonly Trial[]): number =>
  trials.length === 0 ? 0 : trials.filter(it => it.became === 'warning' || it.became === 'info').length / trials.length;

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;

function countsOf(trials: readonly Trial[]): readonly string[] {
  const count = (became: Trial['became']): string => String(trials.filter(it => it.became === became).length || '');
  return [
    String(trials.length || ''),
    count('warning'),
    count('info'),
    reasonsOf(trials),
    count('true'),
    count('unread'),
    count('misplaced'),
  ];
}

function reasonsOf(trials: readonly Trial[]): string {
  const reasons = new Map<string, number>();
  for (const { reason } of trials) if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
}

/** Offered, and how many of them gave back the text or at least mended. */
function fixesOf(trials: readonly Trial[], kind: 'safe' | 'review'): string {
  const fixes = trials.flatMap(it => (it.fix?.kind === kind ? it.fix : []));
  const count = (did: string): number => fixes.filter(it => it.did === did).length;
  return fixes.length === 0 ? '' : `${fixes.length}: ${count('restored')} restored, ${count('mended')} mended, ${count('failed')} failed`;
}
