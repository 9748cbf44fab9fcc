import { applyEdits, type TextEdit } from '../base/edit.ts';
import { lineStartsOf, positionAt } from '../base/lines.ts';
import type { Path } from '../base/path.ts';

/** What edits change in a text, as a unified diff with three lines of context. */
export function unifiedDiff(path: Path, text: string, edits: readonly TextEdit[]): string {
  const starts = lineStartsOf(text);
  const lineOf = (offset: number): number => positionAt(starts, offset).line - 1;
  const startOf = (line: number): number => starts[line] ?? text.length;
  const lineCount = text.endsWith('\n') || text === '' ? starts.length - 1 : starts.length;
  const hunks: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const from = Math.max(0, lineOf(edit.span.start) - context);
    const to = Math.min(lineCount, lineOf(edit.span.end) + 1 + context);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else hunks.push({ from, to, edits: [edit] });
  }
  const lines = [`--- a/${path}`, `+++ b/${path}`];
  let shift = 0;
  for (const { from, to, edits: inside } of hunks) {
    const base = startOf(from);
    const before = text.slice(base, startOf(to));
    const after = applyEdits(
      before,
      inside.map(it => ({ ...it, span: { start: it.span.start - base, end: it.span.end - base } })),
    );
    const old = linesOf(before);
    const now = linesOf(after);
    lines.push(`@@ -${from + 1},${old.length} +${from + 1 + shift},${now.length} @@`, ...changedLines(old, now));
    shift += now.length - old.length;
  }
  return `${lines.join('\n')}\n`;
}

const context = 3;

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Old and new lines as a diff shows them, by their longest common subsequence. Hunks are short, so the table is small. */
function changedLines(old: readonly string[], now: readonly string[]): readonly string[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      const best = old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      const cells = lengths[row];
      if (cells !== undefined) cells[column] = best;
    }
  }
  const lines: string[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      lines.push(` ${old[row]}`);
      row++;
      column++;
    } else if (row < old.length && (column >= now.length || at(row + 1, column) >= at(row, column + 1))) lines.push(`-${old[row++]}`);
    else lines.push(`+${now[column++]}`);
  }
  return lines;
}
