import type { createColors } from 'picocolors';
import { sharedCauses } from '../analysis/causes.ts';
import type { Finding } from '../analysis/finding.ts';
import { type Position, rangeOf } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { severities, type Severity } from '../rules/severity.ts';
import { plural, type Report } from './report.ts';
import { visible } from './visible.ts';

export type Colors = ReturnType<typeof createColors>;

/** The texts that excerpts are taken from. */
export type Texts = ReadonlyMap<Path, string>;

/** The report for people: grouped by file, the claim underlined, the fact that contradicts it beneath, a summary last. */
export function textReport(report: Report, texts: Texts, colors: Colors): string {
  const lines: string[] = [];
  let path: Path | undefined;
  // What a baseline accepts was looked at once; it is counted below.
  const listed = report.findings.filter(it => it.status !== 'baseline');
  for (const finding of listed) {
    if (finding.path !== path) {
      if (path !== undefined) lines.push('');
      lines.push(colors.bold(colors.underline(visible(finding.path))));
      path = finding.path;
    }
    lines.push(...findingLines(report, texts, colors, finding));
  }
  if (listed.length > 0) lines.push('');
  for (const { title, findings } of sharedCauses(
    report.findings.filter(it => it.status === 'new'),
    it => it,
  ).slice(0, mostCauses))
    lines.push(`${colors.bold('one cause:')} ${visible(title)}  ${colors.dim(plural(findings.length, 'finding'))}`);
  for (const note of report.notes) lines.push(colors.dim(`note: ${visible(note)}`));
  lines.push(summary(report, colors));
  if (report.stats !== undefined) lines.push(...statsLines(report.stats, colors));
  return `${lines.join('\n')}\n`;
}

/** Most causes named before the summary: those of most findings. */
const mostCauses = 5;

function findingLines(report: Report, texts: Texts, colors: Colors, finding: Finding): string[] {
  const { severity, path, span, message, rule, related, fixes, status } = finding;
  const start = rangeOf(report.lineStarts(path), span).start;
  const mark = status === 'suppressed' ? colors.dim('suppressed') : colored(colors, severity, severity);
  const lines = [`  ${place(start)}  ${mark}  ${visible(message)}  ${colors.dim(rule)}`];
  lines.push(...excerpt(report, texts, path, span, '      ', it => colored(colors, severity, it)));
  for (const fact of related) {
    const { start: at } = rangeOf(report.lineStarts(fact.path), fact.span);
    const shown = excerpt(report, texts, fact.path, fact.span, '        ', colors.cyan);
    lines.push(
      `      ${colors.cyan('→')} ${visible(fact.path)}${shown.length > 0 ? `:${place(at)}` : ''}  ${visible(fact.message)}`,
      ...shown,
    );
  }
  const [fix] = fixes;
  if (fix !== undefined)
    lines.push(`      ${colors.green('fix:')} ${visible(fix.title)}${fix.kind === 'review' ? colors.dim(' (review)') : ''}`);
  return lines;
}

const place = ({ line, column }: Position): string => `${line}:${column}`;

function colored(colors: Colors, severity: Severity, text: string): string {
  switch (severity) {
    case 'error':
      return colors.red(text);
    case 'warning':
      return colors.yellow(text);
    case 'info':
      return colors.cyan(text); // blue is hardly legible on the black of many terminals
    case 'hint':
      return colors.dim(text);
  }
}

const widest = 120;

/** The line at a span's start, cut around it when it is long, and carets below the span's part of that line. */
function excerpt(report: Report, texts: Texts, path: Path, span: Span, indent: string, paint: (text: string) => string): string[] {
  const text = texts.get(path);
  if (text === undefined || span.end <= span.start) return [];
  const { start } = rangeOf(report.lineStarts(path), span);
  const from = span.start - start.column + 1;
  const newline = text.indexOf('\n', span.start);
  const end = newline < 0 ? text.length : newline;
  const line = text.slice(from, end).replace(/\r$/, '');
  const column = start.column - 1;
  const length = Math.max(1, Math.min(span.end - span.start, line.length - column));
  const cut = line.length <= widest ? 0 : Math.max(0, Math.min(column - 30, line.length - widest));
  const shown = line.slice(cut, cut + widest);
  const before = `${cut > 0 ? '…' : ''}${shown.slice(0, column - cut)}`;
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - cut))));
  const after = cut + widest < line.length ? '…' : '';
  return [`${indent}${printable(cut > 0 ? `…${shown}` : shown)}${after}`, `${indent}${before.replace(/[^\t]/g, ' ')}${paint(carets)}`];
}

/** Control characters of a file must not reach the terminal; each stays one character, so that the carets stand below theirs. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

function summary({ findings, stats, root }: Report, colors: Colors): string {
  const shown = findings.filter(it => it.status === 'new');
  const hidden = (['baseline', 'suppressed'] as const).flatMap(status => {
    const count = findings.filter(it => it.status === status).length;
    return count === 0 ? [] : [status === 'baseline' ? `${count} in the baseline` : `${count} suppressed`];
  });
  const also = hidden.length > 0 ? colors.dim(` (${hidden.join(', ')})`) : '';
  if (shown.length === 0) return `${colors.green('No claim is contradicted')}${stats === undefined ? '' : ` in ${root}`}${also}`;
  const counts = severities.flatMap(severity => {
    const count = shown.filter(it => it.severity === severity).length;
    return count === 0 ? [] : [colored(colors, severity, plural(count, severity))];
  });
  const files = new Set(shown.map(it => it.path)).size;
  const fixable = shown.filter(it => it.fixes[0]?.kind === 'safe').length;
  const mend = fixable === 0 ? '' : `; --fix mends ${fixable}`;
  return `${plural(shown.length, 'finding')} in ${plural(files, 'file')}: ${counts.join(', ')}${mend}${also}`;
}

function statsLines(stats: NonNullable<Report['stats']>, colors: Colors): string[] {
  const { files, documents, facts, claims, judged, milliseconds } = stats;
  const unknown = Object.entries(judged.unknown).sort(([, a], [, b]) => b - a);
  const times = Object.entries(milliseconds).map(([name, value]) => `${name} ${Math.round(value)}`);
  return [
    colors.dim(
      `${plural(files, 'file')}, ${plural(documents, 'document')} read, ${plural(facts, 'fact')}, of them ${plural(claims, 'claim')}`,
    ),
    colors.dim(
      `judged: ${judged.true} true, ${judged.false} false, unknown: ${unknown.map(([reason, count]) => `${count} ${reason}`).join(', ') || 'none'}`,
    ),
    colors.dim(`milliseconds: ${times.join(', ')}`),
  ];
}
