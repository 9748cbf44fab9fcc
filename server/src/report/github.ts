import { rangeOf } from '../base/lines.ts';
import type { Severity } from '../rules/severity.ts';
import { gravestFirst, type Report, summaryOf } from './report.ts';
import { visible } from './visible.ts';

/** GitHub shows ten annotations of each level of one step; more are of use to nobody. */
const mostOfALevel = 10;

/** The report as workflow commands, which GitHub Actions shows as annotations in the changed files. */
export function githubReport(report: Report): string {
  const all = gravestFirst(report);
  const lines: string[] = [];
  for (const level of ['error', 'warning', 'notice'] as const) {
    const of = all.filter(it => levelOf(it.severity) === level);
    for (const { rule, path, span, message } of of.slice(0, mostOfALevel)) {
      const { start, end } = rangeOf(report.lineStarts(path), span);
      const place = {
        file: path,
        line: start.line,
        endLine: end.line,
        ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
      };
      const properties = Object.entries({ ...place, title: rule }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      lines.push(`::${level} ${properties.join(',')}::${escapeData(message)}`);
    }
    if (of.length > mostOfALevel) lines.push(`Only ${mostOfALevel} of ${of.length} are shown as ${level}`);
  }
  for (const note of report.notes) lines.push(`note: ${visible(note)}`);
  return [...lines, summaryOf(report.findings), ''].join('\n');
}

const levelOf = (severity: Severity): 'error' | 'warning' | 'notice' =>
  severity === 'error' || severity === 'warning' ? severity : 'notice';

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
