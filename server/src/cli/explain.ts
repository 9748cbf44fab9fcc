import { createColors } from 'picocolors';
import { explain as judgeAgain } from '../analysis/explain.ts';
import { confidenceOf } from '../analysis/finding.ts';
import { rangeOf } from '../base/lines.ts';
import { textReport } from '../report/text.ts';
import { rules } from '../rules/rules.ts';
import { type Analysis, allRules, analyse, type FolderOptions, requireRule } from './analyse.ts';
import { pageOf } from '../workspace/pages.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';
import { toolVersion } from './version.ts';

/** Prints a rule's page, or a finding with the facts that were looked up to judge it. */
export async function explain(subject: string, options: FolderOptions, streams: Streams): Promise<ExitCode> {
  if (!/^[0-9a-f]{16}$/.test(subject)) {
    streams.out(pageOf(requireRule(subject).id));
    return exit.clean;
  }
  const analysis = await analyse(options, streams);
  const finding = analysis.engine.allFindings().find(it => it.fingerprint === subject);
  if (finding === undefined) throw new UsageError(`No finding has the fingerprint ${subject} in ${analysis.source.root}`);
  const { source, lineStarts, engine } = analysis;
  const paths = [finding.path, ...finding.related.map(it => it.path)];
  const texts = new Map<string, string>();
  for (const path of paths) texts.set(path, (await source.read(path)) ?? '');
  const report = {
    version: toolVersion,
    root: source.root,
    revision: source.revision,
    findings: [finding],
    rules: allRules,
    notes: [],
    lineStarts,
  };
  streams.out(textReport(report, texts, createColors(streams.colors)));
  const rule = rules.find(it => it.id === finding.rule);
  const claim = engine.snapshot.document(finding.path)?.facts.find(it => it.kind === finding.claim.kind && it.key === finding.claim.key);
  streams.out(
    `\nclaim: ${finding.claim.kind} "${finding.claim.key}"\nconfidence: ${confidenceOf(finding)}\nfingerprint: ${finding.fingerprint}\n`,
  );
  if (rule !== undefined && claim !== undefined) {
    const { found } = judgeAgain(rule, claim, engine.snapshot);
    streams.out(
      `facts that were looked up:\n${
        found
          .slice(0, mostFacts)
          .map(it => `  ${placeOf(analysis, it)}  ${it.kind} "${it.key}"\n`)
          .join('') || '  none: what is claimed is stated nowhere\n'
      }`,
    );
  }
  streams.out(`\ngroundline explain ${finding.rule} tells more about the rule\n`);
  return exit.clean;
}

const mostFacts = 50;

function placeOf(
  { lineStarts }: Analysis,
  fact: { readonly path: string; readonly span: { readonly start: number; readonly end: number } },
): string {
  const { start } = rangeOf(lineStarts(fact.path), fact.span);
  return `${fact.path}:${start.line}:${start.column}`;
}
