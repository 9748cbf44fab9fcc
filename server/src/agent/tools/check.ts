import { isInside } from '../../base/path.ts';
import { isAtLeast, severities, type Severity } from '../../rules/severity.ts';
import { answerText } from '../answerText.ts';
import { numberIn, textIn, textsIn } from '../input.ts';
import { placeOf, placeProperties } from '../place.ts';
import { pathsBelow } from '../paths.ts';
import { policyMistakes } from '../policyMistakes.ts';
import { count, list, object, text } from '../schemas.ts';
import type { AgentTool } from '../tool.ts';

const severity = { type: 'string', enum: severities } as const;

/** The claims of a folder that its own sources of truth contradict. */
export const check: AgentTool = {
  name: 'check',
  title: 'Check claims',
  description:
    'Lists the claims of this workspace that are contradicted by the workspace itself: commands, paths, services, ports, versions, links, CI steps and owners that documents, scripts and configuration name and that are not there. Use it before relying on a document and after every edit. An error or a warning is provably false; an info is likely so.',
  input: object(
    {
      paths: list(text('A file or folder, from the root of the workspace'), 'Only findings in these; everywhere when left out'),
      severity: { ...severity, description: 'Findings from this severity on; info when left out' },
      limit: count('The most findings that are listed; 100 when left out', 1, 1000),
    },
    [],
  ),
  output: object({
    total: count('How many findings there are, the unlisted ones too'),
    findings: list(
      object(
        {
          ...placeProperties,
          severity,
          rule: text('Its id; explain tells about it'),
          message: text('What is claimed, and what is true'),
          fingerprint: text('Names the finding for explain, across runs'),
          facts: list(object({ ...placeProperties, message: text('What stands there') }), 'What contradicts the claim'),
          fix: text('An edit that would mend it'),
        },
        ['path', 'line', 'column', 'severity', 'rule', 'message', 'fingerprint', 'facts'],
      ),
      'The gravest first, each severity by path and place',
    ),
  }),
  writes: false,
  async run(folder, input) {
    const within = await pathsBelow(folder, textsIn(input, 'paths'));
    const mistakes = policyMistakes(folder);
    const least = (textIn(input, 'severity') ?? 'info') as Severity;
    const wanted = folder
      .findings()
      .filter(it => it.status === 'new' && isAtLeast(it.severity, least))
      .filter(it => within.length === 0 || within.some(named => isInside(it.path, named)));
    const found = [...(mistakes.length > 0 ? mistakes : wanted)].sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
    );
    const listed = found.slice(0, numberIn(input, 'limit') ?? 100).map(it => ({
      ...placeOf(folder, it),
      severity: it.severity,
      rule: it.rule,
      message: it.message,
      fingerprint: it.fingerprint,
      facts: it.related.map(fact => ({ ...placeOf(folder, fact), message: fact.message })),
      ...(it.fixes[0] === undefined ? {} : { fix: it.fixes[0].title }),
    }));
    const lines = listed.flatMap(it => [
      `${it.path}:${it.line}:${it.column} ${it.severity}: ${it.message} (${it.rule}, ${it.fingerprint})`,
      ...it.facts.map(fact => `  ${fact.path}:${fact.line}:${fact.column} ${fact.message}`),
      ...('fix' in it ? [`  fix: ${it.fix}`] : []),
    ]);
    const rest = found.length - listed.length;
    const head =
      mistakes.length > 0
        ? 'The policy has mistakes; nothing else is told before they are mended'
        : found.length === 0
          ? 'No claim is contradicted'
          : `${found.length} ${found.length === 1 ? 'claim is' : 'claims are'} contradicted`;
    return {
      text: answerText([head, ...lines, ...(rest > 0 ? [`${rest} more are not listed; name paths, a severity or a limit`] : [])]),
      data: { total: found.length, findings: listed },
    };
  },
};
