import type { RuleSummary } from '../rules/analysisRules.ts';
import type { Rule } from '../rules/rule.ts';
import { marks } from './generatedFiles.ts';

/** What a page tells: what the analysis finds by itself judges no claims. */
export type DocumentedRule = RuleSummary & Partial<Pick<Rule, 'judges' | 'roles'>>;

/** A rule's page with its head brought up to date. A rule's page keeps the version that it was first generated with. */
export function ruleHead(rule: DocumentedRule, page: string, version: string): string {
  const [begin, end] = marks('head');
  const old = new RegExp(`\\n*${begin}[^]*?${end}\\n*`).exec(page)?.[0] ?? '';
  const since = /since (\d+\.\d+\.\d+)/.exec(old)?.[1] ?? version;
  const fix = { safe: 'a safe fix', review: 'a fix to review', none: 'no fix' }[rule.fix ?? 'none'];
  const judges = rule.judges === undefined ? 'made by the analysis itself' : judgesWhat(rule.judges, rule.roles ?? ['living']);
  const head = [
    begin,
    `*${rule.summary}.*`,
    '',
    `**${severityOf(rule)}** · ${rule.confidence} · ${fix} · since ${since}`,
    '',
    judges,
    end,
  ].join('\n');
  const body = old === '' ? page : page.replace(old, '\n\n');
  return body.replace(/^(# .*)\n+/, `$1\n\n${head.replaceAll('$', '$$$$')}\n\n`);
}

/** The rules as a Markdown table for the README. */
export function rulesTable(rules: readonly DocumentedRule[]): string {
  const rows = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(it => `| [${it.id}](server/src/rules/${it.id}.md) | ${it.summary.replaceAll('|', '\\|')} | ${severityOf(it)} | ${it.fix ?? ''} |`);
  return ['| rule | finds | severity | fix |', '|---|---|---|---|', ...rows].join('\n');
}

function judgesWhat(kinds: Rule['judges'], roles: readonly string[]): string {
  return `judges ${kinds.map(it => `\`${it}\``).join(', ')} in documents that are ${roles.join(', ')}`;
}

/** What its best findings are reported as where no policy says otherwise. */
const severityOf = (rule: DocumentedRule): string => ({ certain: rule.severity, likely: 'info', weak: 'off' })[rule.confidence];
