import type { Finding } from '../analysis/finding.ts';
import { type Range, rangeOf } from '../base/lines.ts';
import type { Report } from './report.ts';

/** The report as JSON, version 1: see `schema/report.schema.json`. */
export function jsonReport(report: Report): string {
  const { version, root, revision, findings, stats, trend } = report;
  return `${JSON.stringify(
    {
      version: 1,
      tool: { name: 'groundline', version },
      root,
      revision,
      findings: findings.map(it => jsonFinding(report, it)),
      ...(stats === undefined ? {} : { stats: { ...stats, milliseconds: rounded(stats.milliseconds) } }),
      ...(trend === undefined ? {} : { trend }),
    },
    undefined,
    2,
  )}\n`;
}

function jsonFinding(report: Report, finding: Finding): object {
  const { rule, severity, confidence, doubt, path, span, message, fingerprint, group, status } = finding;
  const range = (where: string, at: typeof span): Range => rangeOf(report.lineStarts(where), at);
  return {
    rule,
    severity,
    confidence,
    ...(doubt === undefined ? {} : { doubt }),
    path,
    range: range(path, span),
    message,
    related: finding.related.map(it => ({ path: it.path, range: range(it.path, it.span), message: it.message })),
    fixes: finding.fixes.map(({ title, kind }) => ({ title, kind })),
    fingerprint,
    ...(group === undefined ? {} : { group }),
    status,
  };
}

function rounded<T extends Readonly<Record<string, number>>>(times: T): Record<string, number> {
  return Object.fromEntries(Object.entries(times).map(([name, value]) => [name, Math.round(value)]));
}
