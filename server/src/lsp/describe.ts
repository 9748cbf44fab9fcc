import { explain, sourcesOf } from '../analysis/explain.ts';
import { confidenceOf, type Finding } from '../analysis/finding.ts';
import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Rule } from '../rules/rule.ts';
import { toPosition } from './convert.ts';
import type { Folder } from './folder.ts';

/** What was read from a document, a line for each fact and problem in the order of the text. */
export function factsText(folder: Folder, path: Path): string {
  const document = folder.engine.snapshot.document(path);
  if (document === undefined) return `${path} is no document of the workspace: nothing is read from it\n`;
  const { facts, problems } = document;
  const place = (offset: number): string => {
    const { line, character } = toPosition(folder.linesOf(path), offset);
    return `${line + 1}:${character + 1}`.padEnd(8);
  };
  const lines = [
    ...facts.map(it => ({ at: it.span.start, text: `${place(it.span.start)} ${factLine(it)}` })),
    ...problems.map(it => ({ at: it.span.start, text: `${place(it.span.start)} could not be read: ${it.message}` })),
  ];
  lines.sort((a, b) => a.at - b.at);
  const head = `${path}: ${facts.length} ${facts.length === 1 ? 'fact' : 'facts'}${problems.length === 0 ? '' : `, ${problems.length} problems`}`;
  return `${[head, '', ...lines.map(it => it.text)].join('\n')}\n`;
}

/** A finding as one reports it: rule, claim and the facts that contradict it, and nothing else of the workspace. */
export function findingText(finding: Finding, rules: readonly Rule[], snapshot: Snapshot): string {
  const rule = rules.find(it => it.id === finding.rule);
  const claim = snapshot.document(finding.path)?.facts.find(it => it.kind === finding.claim.kind && it.key === finding.claim.key);
  const facts = rule === undefined || claim === undefined ? [] : sourcesOf(explain(rule, claim, snapshot));
  return [
    `Rule: ${finding.rule} (${finding.severity}, ${confidenceOf(finding)})`,
    `Message: ${finding.message}`,
    `Claim: ${claim === undefined ? `${finding.claim.kind} ${JSON.stringify(finding.claim.key)}` : factLine(claim)}`,
    ...facts.map(it => `Fact: ${factLine(it)}`),
    ...(facts.length > 0 ? [] : finding.related.map(it => `Fact: ${it.message}`)),
    '',
  ].join('\n');
}

const factLine = ({ kind, key, value, veto }: FactOf): string =>
  `${kind} ${JSON.stringify(key)} ${JSON.stringify(value)}${veto === undefined ? '' : ` (not judged: ${veto})`}`;
