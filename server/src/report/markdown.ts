import type { Finding } from '../analysis/finding.ts';
import { grouped } from '../base/grouping.ts';
import { positionAt } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import { type Span } from '../base/span.ts';
import { uriPath } from '../base/uriPath.ts';
import { gravestFirst, plural, type Report, summaryOf } from './report.ts';
import { visible } from './visible.ts';

/** A comment of GitHub takes 65,536 characters; the rest is left to what others put around it. */
const longest = 60_000;

/** The report as Markdown for a comment on a pull request: a summary, then the findings by file, folded where there are many. */
export function markdownReport(report: Report): string {
  const shown = gravestFirst(report);
  const head = [`**Groundline**: ${summaryOf(report.findings)}`, ...report.notes.map(it => `> ${plain(it)}`)];
  const files = [...grouped(shown, it => it.path)];
  const open = shown.length <= fewEnough;
  const parts: string[] = [];
  let length = head.join('\n\n').length;
  let told = 0;
  for (const [path, findings] of files) {
    const lines = fitting(
      findings.map(it => line(report, it)),
      longest - length - path.length * 2,
    );
    if (lines.length === 0) break;
    const title = plural(findings.length, 'finding');
    const part = open
      ? [`### ${code(path)} · ${title}`, '', ...lines].join('\n')
      : ['<details>', `<summary>${html(path)} · ${title}</summary>`, '', ...lines, '', '</details>'].join('\n');
    parts.push(part);
    length += part.length + 2;
    told += lines.length;
    if (lines.length < findings.length) break;
  }
  if (told < shown.length) parts.push(`> Only ${told} of ${shown.length} findings are listed here: a comment can hold no more`);
  return `${[...head, ...parts].join('\n\n')}\n`;
}

/** The first lines that together are no longer than a number of characters. */
function fitting(lines: readonly string[], most: number): readonly string[] {
  let length = 0;
  const over = lines.findIndex(it => {
    length += it.length + 1;
    return length > most;
  });
  return over < 0 ? lines : lines.slice(0, over);
}

/** Findings up to which nothing is folded. */
const fewEnough = 20;

const signs = { error: '❌', warning: '⚠️', info: 'ℹ️', hint: '💡' } as const;

function line(report: Report, { severity, path, span, message, rule, related, fixes }: Finding): string {
  const [fix] = fixes;
  const facts = related.slice(0, 3).map(it => `  - ${link(report, it.path, it.span)}: ${plain(it.message)}`);
  const mend = fix === undefined ? [] : [`  - ${fix.kind === 'safe' ? 'Fix' : 'Perhaps'}: ${plain(fix.title)}`];
  return [`- ${signs[severity]} ${link(report, path, span)} ${plain(message)} (${code(rule)})`, ...facts, ...mend].join('\n');
}

/** A relative link to the line. */
function link(report: Report, path: Path, span: Span): string {
  const { line } = positionAt(report.lineStarts(path), span.start);
  const place = span.end === 0 ? '' : `#L${line}`;
  const target = uriPath(path).replace(/[()]/g, sign => (sign === '(' ? '%28' : '%29'));
  return `[${plain(path)}${place === '' ? '' : `:${line}`}](${target}${place})`;
}

/** Text in which nothing is Markdown, a mention or a reference to an issue. */
function plain(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
    .replace(/[\\&`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b');
}

function code(raw: string): string {
  const text = visible(raw);
  const ticks = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map(it => it.length)) + 1);
  return ticks.length === 1 ? `\`${text}\`` : `${ticks} ${text} ${ticks}`;
}

const html = (text: string): string => visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
