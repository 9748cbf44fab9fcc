import { positionAt } from '../base/lines.ts';
import type { Report } from './report.ts';

/** The report as JUnit XML: a suite per rule, a failed case per new finding, and one that passed for a rule that finds nothing. */
export function junitReport(report: Report): string {
  const shown = report.findings.filter(it => it.status === 'new');
  const suites = report.rules.map(rule => {
    const found = shown.filter(it => it.rule === rule.id);
    const cases = found.map(({ path, span, message, severity }) => {
      const { line, column } = positionAt(report.lineStarts(path), span.start);
      const place = `${path}:${line}:${column}`;
      return [
        `    <testcase classname="${escape(rule.id)}" name="${escape(place)}" file="${escape(path)}" line="${line}">`,
        `      <failure type="${severity}" message="${escape(message)}">${escape(`${place} ${message}`)}</failure>`,
        '    </testcase>',
      ].join('\n');
    });
    if (cases.length === 0) cases.push(`    <testcase classname="${escape(rule.id)}" name="${escape(rule.summary)}"/>`);
    const counts = `tests="${cases.length}" failures="${found.length}"`;
    return [`  <testsuite name="${escape(rule.id)}" ${counts} errors="0" skipped="0">`, ...cases, '  </testsuite>'].join('\n');
  });
  const tests = report.rules.reduce((sum, rule) => sum + Math.max(1, shown.filter(it => it.rule === rule.id).length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="groundline" tests="${tests}" failures="${shown.length}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

/** For texts and quoted attributes. What XML cannot hold at all becomes U+FFFD. */
function escape(text: string): string {
  const known: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
    '\r': '&#13;',
    '\t': '&#9;',
  };
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"\n\r\t]/g, it => known[it] ?? it);
}
