import type { Mutated } from './mutate.ts';
import type { Trial } from './trial.ts';

/** What became of the mutations: a line per rule and side, and a line per kind of mutation. */
export function tableOf({ held, trials }: Mutated): string {
  const rules = [...new Set([...held.keys(), ...trials.map(it => it.rule)])].sort();
  const byRule = rules.flatMap(rule =>
    (['claim', 'fact'] as const).flatMap(side => {
      const of = trials.filter(it => it.rule === rule && it.side === side);
      return of.length === 0 ? [] : [[rule, String(held.get(rule) ?? ''), side, ...countsOf(of)]];
    }),
  );
  const kinds = [...new Set(trials.map(it => it.kind))].sort();
  const byKind = kinds.map(kind => [kind, ...countsOf(trials.filter(it => it.kind === kind))]);
  const untouched = rules.filter(it => !trials.some(trial => trial.rule === it)).map(it => `${it} (${held.get(it)})`);
  return [
    columns([['rule', 'held', 'side', ...heads], ...byRule, ['all', '', '', ...countsOf(trials)]]),
    columns([['kind', ...heads], ...byKind]),
    ...(untouched.length === 0 ? [] : [`held and not broken: ${untouched.join(', ')}`]),
    `turned false: ${percent(ratioOf(trials))} of ${trials.filter(isProvable).length}`,
  ].join('\n\n');
}

/** Whether a mutation has to be found out. */
export const isProvable = (trial: Trial): boolean => trial.unprovable === undefined;

/** Whether it was, at the right place. */
export const isFoundOut = ({ became }: Trial): boolean => became === 'warning' || became === 'info';

/** The share of provable mutations that were found out, from 0 to 1; 0 when there are none. */
export function ratioOf(trials: readonly Trial[]): number {
  const provable = trials.filter(isProvable);
  return provable.length === 0 ? 0 : provable.filter(isFoundOut).length / provable.length;
}

const heads = ['mutated', 'unprovable', 'provable', 'warning', 'info', 'missed', 'safe fixes', 'review fixes'];

function countsOf(trials: readonly Trial[]): readonly string[] {
  const provable = trials.filter(isProvable);
  const count = (became: Trial['became']): string => String(provable.filter(it => it.became === became).length || '');
  return [
    String(trials.length),
    numbered(trials.flatMap(it => it.unprovable ?? [])),
    String(provable.length),
    count('warning'),
    count('info'),
    numbered(provable.filter(it => !isFoundOut(it)).map(it => it.reason ?? it.became)),
    fixesOf(provable, 'safe'),
    fixesOf(provable, 'review'),
  ];
}

/** Each of some words with its number, the most frequent first. */
function numbered(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const it of words) counts.set(it, (counts.get(it) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([it, count]) => `${count} ${it}`)
    .join(', ');
}

/** How many fixes gave back the text, or at least mended. */
const fixesOf = (trials: readonly Trial[], kind: 'safe' | 'review'): string =>
  numbered(trials.flatMap(it => (it.fix?.kind === kind ? it.fix.did : [])));

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(it => (it[column] ?? '').length)));
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
