import { basename } from 'node:path';
import { grouped } from '../base/grouping.ts';
import { positionAt } from '../base/lines.ts';
import { sharedCauses } from '../analysis/causes.ts';
import type { Finding } from '../analysis/finding.ts';
import { claimsSection } from './html/claims.ts';
import { escape } from './html/escape.ts';
import { script } from './html/script.ts';
import { style } from './html/style.ts';
import { trendSection } from './html/trend.ts';
import { severities } from '../rules/severity.ts';
import { gravestFirst, plural, type Report, summaryOf } from './report.ts';

/** The report as one page that needs nothing beside itself: no network, and without scripts it only lacks its filter. */
export function htmlReport(report: Report): string {
  const name = basename(report.root);
  const shown = gravestFirst(report);
  const at = report.revision === null ? '' : ` <span class="quiet">at</span> <code>${escape(report.revision.slice(0, 7))}</code>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escape(name)}: ${escape(summaryOf(report.findings))}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="brand">Groundline</p>
<h1>${escape(name)}${at}</h1>
<p class="summary">${escape(summaryOf(report.findings))}</p>
${counts(shown)}
${report.notes.map(it => `<p class="note">${escape(it)}</p>`).join('\n')}
</header>
<nav aria-label="Sections"><a href="#findings">Findings</a>${report.claims === undefined ? '' : '<a href="#claims">Claims and facts</a>'}${report.trend === undefined ? '' : '<a href="#trend">Trend</a>'}</nav>
<main>
${findingsSection(report, shown)}
${claimsSection(report.claims)}
${trendSection(report.trend)}
</main>
<footer>groundline ${escape(report.version)}</footer>
<script>${script}</script>
</body>
</html>
`;
}

function counts(findings: readonly Finding[]): string {
  const cards = severities.map(severity => {
    const count = findings.filter(it => it.severity === severity).length;
    return `<li class="${severity}${count === 0 ? ' none' : ''}"><strong>${count}</strong> ${plural(count, severity).replace(/^\d+ /, '')}</li>`;
  });
  return `<ul class="counts" aria-label="Findings by severity">${cards.join('')}</ul>`;
}

function findingsSection(report: Report, findings: readonly Finding[]): string {
  if (findings.length === 0)
    return '<section id="findings"><h2>Findings</h2><p class="clean">Every claim that could be judged holds.</p></section>';
  const causes = new Map(sharedCauses(findings, it => it).flatMap(({ title, findings: found }) => found.map(it => [it, title] as const)));
  const groups = [...grouped(findings, it => it.rule)].map(([rule, found]) => group(report, rule, found, causes));
  const byCause = causes.size === 0 ? '' : '<label><input type="radio" name="by" value="cause"> by cause</label>';
  const boxes = severities
    .filter(severity => findings.some(it => it.severity === severity))
    .map(it => `<label><input type="checkbox" data-severity="${it}" checked> ${it}</label>`);
  return `<section id="findings">
<h2>Findings</h2>
<form class="filter" hidden>
<label class="search">Filter <input type="search" placeholder="a path, a rule, a word"></label>
<fieldset><legend>Group</legend><label><input type="radio" name="by" value="rule" checked> by rule</label><label><input type="radio" name="by" value="folder"> by folder</label>${byCause}</fieldset>
<fieldset><legend>Show</legend>${boxes.join('')}</fieldset>
<output aria-live="polite"></output>
</form>
<div class="groups">
${groups.join('\n')}
</div>
</section>`;
}

/** The title of the cause that a finding shares with others. */
type Causes = ReadonlyMap<Finding, string>;

function group(report: Report, rule: string, findings: readonly Finding[], causes: Causes): string {
  const summary = report.rules.find(it => it.id === rule)?.summary ?? '';
  return `<details open data-summary="${escape(summary)}"><summary><span class="name">${escape(rule)}</span> <span class="tally">${findings.length}</span> <span class="quiet">${escape(summary)}</span></summary>
<ul>
${findings.map(it => item(report, it, causes.get(it) ?? 'Each of its own')).join('\n')}
</ul></details>`;
}

function item(report: Report, { rule, severity, path, span, message, related, fixes }: Finding, cause: string): string {
  const place = (where: string, at: typeof span): string => {
    const { line, column } = positionAt(report.lineStarts(where), at.start);
    return `<code>${escape(where)}${at.end === 0 ? '' : `:${line}:${column}`}</code>`;
  };
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : 'the root';
  const facts = related.map(it => `<li class="fact">${place(it.path, it.span)} ${escape(it.message)}</li>`);
  const [fix] = fixes;
  if (fix !== undefined)
    facts.push(`<li class="fix">${escape(fix.title)}${fix.kind === 'review' ? ' <span class="quiet">(review)</span>' : ''}</li>`);
  const more = facts.length === 0 ? '' : `<ul>${facts.join('')}</ul>`;
  return `<li class="finding" data-rule="${escape(rule)}" data-folder="${escape(folder)}" data-cause="${escape(cause)}" data-severity="${severity}"><span class="badge ${severity}">${severity}</span> ${place(path, span)} <span class="message">${escape(message)}</span> <span class="rule">${escape(rule)}</span>${more}</li>`;
}
