import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Log, ReportingDescriptor, Result, Location as SarifLocation } from 'sarif';
import type { Finding } from '../analysis/finding.ts';
import { rangeOf } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { uriPath } from '../base/uriPath.ts';
import type { RuleSummary } from '../rules/analysisRules.ts';
import type { Severity } from '../rules/severity.ts';
import { gravestFirst, type Report } from './report.ts';

/** Code scanning takes no more results of one run. */
const mostResults = 5000;

/** Nor a file over 10 MB compressed; what is left of that is for how differently programs compress. */
const mostBytes = 9 * 1024 * 1024;

/**
 * The report as SARIF 2.1.0 for code scanning: new findings alone, the gravest first, each under our own fingerprint.
 * `pageOf` gives a rule's page as Markdown.
 */
export function sarifReport(report: Report, pageOf: (rule: string) => string): string {
  const all = gravestFirst(report);
  for (let count = Math.min(all.length, mostResults); ; count = Math.floor(count / 2)) {
    const text = sarifOf(report, all, count, pageOf);
    // What is short enough as it is need not be compressed to know.
    if (count <= 1 || text.length < mostBytes || gzipSync(text).length < mostBytes) return text;
  }
}

function sarifOf(report: Report, all: readonly Finding[], count: number, pageOf: (rule: string) => string): string {
  const shown = all.slice(0, count);
  const indexes = new Map<string, number>();
  const rules = report.rules.filter(rule => shown.some(it => it.rule === rule.id));
  for (const [index, { id }] of rules.entries()) indexes.set(id, index);
  const notes = [...report.notes];
  if (shown.length < all.length) notes.push(`Only the gravest ${shown.length} of ${all.length} findings are listed`);
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'groundline',
            version: report.version,
            semanticVersion: report.version,
            rules: rules.map(it => descriptor(it, pageOf(it.id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(report.root).href}/` } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notes.map(text => ({ level: 'note', message: { text } })) }],
        ...(report.revision === null ? {} : { properties: { revision: report.revision } }),
        results: shown.map(it => result(report, it, indexes.get(it.rule) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function descriptor(rule: RuleSummary, page: string): ReportingDescriptor {
  const why = paragraphsOf(page)[0] ?? rule.summary;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.summary },
    fullDescription: { text: why },
    help: { text: why, markdown: page },
    defaultConfiguration: { level: levelOf(rule.severity) },
    properties: {
      precision: rule.confidence === 'certain' ? 'very-high' : rule.confidence === 'likely' ? 'high' : 'medium',
      tags: [rule.id.split('/')[0] ?? ''],
    },
  };
}

/** What a page says before its first case, its generated head left out. */
function paragraphsOf(page: string): readonly string[] {
  const [intro = ''] = page.replace(/^# .*\n/, '').split(/^## /m);
  return intro
    .split(/\n{2,}/)
    .map(it => it.trim())
    .filter(it => it !== '' && !/^(?:\*|<!--)/.test(it));
}

function result(report: Report, finding: Finding, ruleIndex: number): Result {
  const { rule, severity, path, span, message, related, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(severity),
    message: { text: message },
    locations: [location(report, path, span)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((it, id) => ({ id, ...location(report, it.path, it.span), message: { text: it.message } })) }),
    partialFingerprints: { 'groundline/v1': fingerprint },
  };
}

function location(report: Report, path: Path, span: Span): SarifLocation {
  const { start, end } = rangeOf(report.lineStarts(path), span);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriPath(path), uriBaseId: 'ROOT' },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: Math.max(end.column, start.line === end.line ? start.column : 1),
      },
    },
  };
}
