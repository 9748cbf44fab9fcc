import type { Path } from '../../base/path.ts';
import { viewOf } from '../../index/snapshotView.ts';
import type { FactView } from '../../index/view.ts';
import { changedProtectedPaths, protectedStatus as statusOfPath } from '../../resolve/protectedStatus.ts';
import { leadsTo } from '../../workspace/links.ts';
import { answerText } from '../answerText.ts';
import type { AgentFolder } from '../folder.ts';
import { textsIn } from '../input.ts';
import { placeOf, placeProperties } from '../place.ts';
import { pathsBelow } from '../paths.ts';
import { expectPolicy } from '../policyMistakes.ts';
import { count, list, object, text } from '../schemas.ts';
import type { AgentTool } from '../tool.ts';

/** Which paths are protected, by what, and where their change stands. */
export const protectedStatus: AgentTool = {
  name: 'protected_status',
  title: 'See what is protected',
  description:
    'Tells which files are protected, which line of which registry protects them, who may approve a change, and whether the present content is unchanged, changed, awaiting approval, approved or rejected. Use it before editing a file; ask for an approval with request_approval. Only people approve.',
  input: object(
    {
      paths: list(
        text('A file, from the root of the workspace'),
        'Files to tell about; every protected file that was changed when left out',
      ),
    },
    [],
  ),
  output: object({
    paths: list(
      object(
        {
          path: text('The file, from the root of the workspace'),
          state: {
            type: 'string',
            enum: ['not protected', 'unchanged', 'changed', 'awaiting approval', 'approved', 'rejected', 'unknown'],
            description: 'Where its present content stands',
          },
          detail: text('Who decided, or why decisions do not count'),
          protectedBy: list(
            object(
              {
                ...placeProperties,
                pattern: text('The pattern that matches the file'),
                why: text('What the registry says about it'),
                approvals: count('How many approvals a change needs'),
                approvers: list(text('An e-mail address'), 'Who may approve; anybody when empty'),
              },
              ['path', 'line', 'column', 'pattern', 'approvals', 'approvers'],
            ),
            'What protects it',
          ),
        },
        ['path', 'state', 'protectedBy'],
      ),
      'In the order of the question; a path that leads through a link, and the one that it leads to',
    ),
  }),
  writes: false,
  async run(folder, input) {
    expectPolicy(folder);
    const asked = await followed(folder, await pathsBelow(folder, textsIn(input, 'paths')));
    const facts = viewOf(folder.snapshot);
    const paths = (asked.length > 0 ? asked : changedProtectedPaths(facts)).map(it => statusOf(folder, facts, it));
    const lines = paths.flatMap(it => [
      `${it.path}: ${it.state}${it.detail === undefined ? '' : `, ${it.detail}`}`,
      ...it.protectedBy.map(
        by =>
          `  ${by.path}:${by.line}:${by.column} "${by.pattern}" protects it${by.why === undefined ? '' : ` (${by.why})`}; ${by.approvals} of ${by.approvers.join(', ') || 'anybody'} must approve`,
      ),
    ]);
    return { text: answerText(lines) || 'No protected file was changed', data: { paths } };
  },
};

/** Paths, each with the one that a write to it would change where it leads through a link. */
async function followed({ root }: AgentFolder, paths: readonly Path[]): Promise<readonly Path[]> {
  const all = new Set<Path>();
  for (const path of paths) all.add(path).add((await leadsTo(root, path)) ?? path);
  return [...all];
}

function statusOf(folder: AgentFolder, facts: FactView, path: Path) {
  const { state, detail, protectors } = statusOfPath(facts, path) ?? { state: 'not protected', protectors: [] };
  const protectedBy = protectors.map(({ pattern, why, approvals, approvers, ...place }) => ({
    ...placeOf(folder, place),
    pattern,
    ...(why === undefined ? {} : { why }),
    approvals,
    approvers,
  }));
  return { path, state, ...(detail === undefined ? {} : { detail }), protectedBy };
}
