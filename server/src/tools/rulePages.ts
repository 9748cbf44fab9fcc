import type { Rule } from '../rules/rule.ts';
import { marks } from './generatedFiles.ts';

/** A rule's page with its head brought up to date. A rule's page keeps the version that it was first generated with. */
export function ruleHead(rule: Rule, page: string, version: string): string {
  const [begin, end] = marks('head');
  const old = new RegExp(`\\n*${begin}[^]*?${end}\\n*`).exec(page)?.[0] ?? '';
  const since = /since (\d+\.\d+\.\d+)/.exec(old)?.[1] ?? version;
  const fix = { safe: 'a safe fix', review: 'a fix to review', none: 'no fix' }[rule.fix ?? 'none'];
  const kinds = rule.judges.map(it => `\`${it}\``).join(', ');
  const roles = (rule.roles ?? ['living']).join(', ');
  const head = [
    begin,
    `*${rule.summary}.*`,
    '',
    `**${severityOf(rule)}** · ${rule.confidence} · ${fix} · since ${since}\\`,
    `judges ${kinds} in documents that are ${roles}`,
    end,
  ].join('\n');
  const body = old === '' ? page : page.replace(old, '\n\n');
  return body.replace(/^(# .*)\n+/, `$1\n\n${head.replaceAll('$', '$$$$')}\n\n`);
}

/** The rules as a Markdown table for the README. */
export function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map(
    it => `| [${it.id}](server/src/rules/${it.id}.md) | ${it.summary.replaceAll('|', '\\|')} | ${it.severity} | ${it.fix ?? ''} |`,
  );
  return ['| rule | finds | severity | fix |', '|---|---|---|---|', ...rows].join('\n');
}

/** What its best findings are reported as where no policy says otherwise. */
const severityOf = (rule: Rule): string => ({ certain: rule.severity, likely: 'info', weak: 'off' })[rule.confidence];
