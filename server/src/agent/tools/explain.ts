import { explain as judgeAgain } from '../../analysis/explain.ts';
import { nearest } from '../../base/nearest.ts';
import type { Finding } from '../../analysis/finding.ts';
import { analysisRules } from '../../rules/analysisRules.ts';
import { rules } from '../../rules/rules.ts';
import { answerText } from '../answerText.ts';
import { AgentError, type AgentFolder } from '../folder.ts';
import { textIn } from '../input.ts';
import { placeOf, placeProperties } from '../place.ts';
import { list, object, text } from '../schemas.ts';
import type { AgentTool, ToolAnswer } from '../tool.ts';

/** Why something is a finding: what its rule knows, and the facts that were looked up. */
export const explain: AgentTool = {
  name: 'explain',
  title: 'Explain a finding or a rule',
  description:
    'Tells why a claim counts as contradicted: what its rule knows and, for a fingerprint that check gave, the facts of this workspace that were looked up to judge it. Use it before mending something that looks right.',
  input: object(
    {
      fingerprint: text('Of a finding, as check gives it'),
      rule: text('The id of a rule, as compose/unknown-service'),
    },
    [],
  ),
  output: object(
    {
      rule: text('Its id'),
      summary: text('What the rule finds'),
      page: text('What the rule knows, with examples of what it reports and what it leaves alone, in Markdown'),
      confidence: text('How sure the finding is'),
      claim: object({ ...placeProperties, kind: text('What is claimed'), key: text('Of what') }),
      facts: list(object({ ...placeProperties, kind: text('What is stated'), key: text('Of what') }), 'What was looked up'),
    },
    ['rule', 'summary'],
  ),
  writes: false,
  run(folder, input) {
    const [fingerprint, id] = [textIn(input, 'fingerprint'), textIn(input, 'rule')];
    if ((fingerprint === undefined) === (id === undefined)) throw new AgentError('Name a fingerprint or a rule, and not both');
    return id === undefined ? explainFinding(folder, fingerprint ?? '') : explainRule(folder, id);
  },
};

const allRules = [...rules, ...Object.values(analysisRules)];

function explainRule(folder: AgentFolder, id: string): ToolAnswer {
  const rule = allRules.find(it => it.id === id);
  if (rule === undefined) {
    const meant = nearest(
      id,
      allRules.map(it => it.id),
    );
    throw new AgentError(`There is no rule "${id}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`);
  }
  const page = folder.page(id);
  return { text: page, data: { rule: id, summary: rule.summary, page } };
}

/** Most facts that are listed. */
const mostFacts = 50;

function explainFinding(folder: AgentFolder, fingerprint: string): ToolAnswer {
  const finding = folder.findings().find(it => it.fingerprint === fingerprint);
  if (finding === undefined)
    throw new AgentError(`No finding has the fingerprint "${fingerprint}" any more; check lists those that there are`);
  const summary = allRules.find(it => it.id === finding.rule)?.summary ?? '';
  const claim = { ...placeOf(folder, finding), ...finding.claim };
  const facts = lookedUp(folder, finding)
    .slice(0, mostFacts)
    .map(it => ({ ...placeOf(folder, it), kind: it.kind, key: it.key }));
  return {
    text: answerText([
      `${claim.path}:${claim.line}:${claim.column} ${finding.severity}: ${finding.message}`,
      `${finding.rule}: ${summary}`,
      `claim: ${claim.kind} "${claim.key}", confidence: ${finding.confidence}`,
      facts.length === 0 ? 'looked up: nothing, what is claimed is stated nowhere' : 'looked up:',
      ...facts.map(it => `  ${it.path}:${it.line}:${it.column} ${it.kind} "${it.key}"`),
    ]),
    data: { rule: finding.rule, summary, confidence: finding.confidence, claim, facts },
  };
}

function lookedUp({ snapshot }: AgentFolder, finding: Finding) {
  const rule = rules.find(it => it.id === finding.rule);
  const claim = snapshot
    .document(finding.path)
    ?.facts.find(it => it.kind === finding.claim.kind && it.key === finding.claim.key && it.span.start === finding.span.start);
  return rule === undefined || claim === undefined ? [] : judgeAgain(rule, claim, snapshot).found;
}
