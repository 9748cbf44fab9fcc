import { isInside } from '../../base/path.ts';
import { nearest } from '../../base/nearest.ts';
import { extractors } from '../../extract/extractors.ts';
import { answerText } from '../answerText.ts';
import { AgentError } from '../folder.ts';
import { numberIn, textIn, textsIn } from '../input.ts';
import { placeOf, placeProperties } from '../place.ts';
import { pathsBelow } from '../paths.ts';
import { count, list, object, text } from '../schemas.ts';
import type { AgentTool } from '../tool.ts';

/** What the documents of a folder state. */
export const facts: AgentTool = {
  name: 'facts',
  title: 'Look facts up',
  description:
    'Looks up what this workspace states, at its exact places: services of compose files, stages of Dockerfiles, scripts of package.json, targets of Makefiles, ports, environment variables, versions, owners, and what documents and scripts claim of them. Use it instead of guessing a name.',
  input: object(
    {
      kind: text('Only facts of this kind, as compose.service or node.script'),
      contains: text('Only facts whose key contains this text, whatever its case'),
      paths: list(text('A file or folder, from the root of the workspace'), 'Only facts that stand in these'),
      limit: count('The most facts that are listed; 100 when left out', 1, 1000),
    },
    [],
  ),
  output: object({
    total: count('How many facts there are, the unlisted ones too'),
    facts: list(
      object({ ...placeProperties, kind: text('What is stated'), key: text('Of what'), value: text('The rest of it, as JSON') }),
      'By path and place',
    ),
  }),
  writes: false,
  async run(folder, input) {
    const kind = textIn(input, 'kind');
    if (kind !== undefined) expectKind(kind);
    const part = textIn(input, 'contains')?.toLowerCase();
    const within = await pathsBelow(folder, textsIn(input, 'paths'));
    const found = folder.snapshot
      .documentPaths()
      .filter(path => within.length === 0 || within.some(it => isInside(path, it)))
      .flatMap(path => [...(folder.snapshot.document(path)?.facts ?? [])].sort((a, b) => a.span.start - b.span.start))
      .filter(it => (kind === undefined || it.kind === kind) && (part === undefined || it.key.toLowerCase().includes(part)));
    const listed = found
      .slice(0, numberIn(input, 'limit') ?? 100)
      .map(it => ({ ...placeOf(folder, it), kind: it.kind, key: it.key, value: JSON.stringify(it.value) }));
    const rest = found.length - listed.length;
    return {
      text: answerText([
        `${found.length} ${found.length === 1 ? 'fact' : 'facts'}`,
        ...listed.map(it => `${it.path}:${it.line}:${it.column} ${it.kind} "${it.key}" ${it.value}`),
        ...(rest > 0 ? [`${rest} more are not listed; name a kind, a part of the key, paths or a limit`] : []),
      ]),
      data: { total: found.length, facts: listed },
    };
  },
};

const kinds = [...new Set<string>(extractors.flatMap(it => it.emits))].sort();

function expectKind(kind: string): void {
  if (kinds.includes(kind)) return;
  const meant = nearest(kind, kinds);
  throw new AgentError(`Nothing states "${kind}"; ${meant === undefined ? `kinds are ${kinds.join(', ')}` : `did you mean "${meant}"?`}`);
}
