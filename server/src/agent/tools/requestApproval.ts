import { viewOf } from '../../index/snapshotView.ts';
import { DecisionError, decide } from '../../workspace/decide.ts';
import { GitError } from '../../workspace/git.ts';
import { commitOf, mergeBase } from '../../workspace/repository.ts';
import { WriteError } from '../../workspace/writeError.ts';
import { answerText } from '../answerText.ts';
import { AgentError } from '../folder.ts';
import { textIn, textsIn } from '../input.ts';
import { pathsBelow } from '../paths.ts';
import { expectPolicy } from '../policyMistakes.ts';
import { list, object, text } from '../schemas.ts';
import type { AgentTool } from '../tool.ts';

/** Asks people for a decision about the present content of protected files. */
export const requestApproval: AgentTool = {
  name: 'request_approval',
  title: 'Request an approval',
  description:
    'Asks people to approve the present content of protected files that were changed: writes one file into .groundline/requests, which is to be committed with the change. Ask once the content is as it should be, since a later edit needs another request. It approves nothing.',
  input: object(
    {
      paths: list(
        text('A file or folder, from the root of the workspace'),
        'What was changed: every protected change in these is meant',
        1,
      ),
      reason: text('Why the change is needed, for whoever decides'),
      base: text(
        'The branch that the change wants into, as origin/main, where it is committed; the commit that is checked out when left out',
      ),
    },
    ['paths', 'reason'],
  ),
  output: object({
    file: text('The request, from the root of the workspace'),
    paths: list(text('A file, from the root of the workspace'), 'What a decision is asked for'),
  }),
  writes: true,
  async run(folder, input) {
    const reason = textIn(input, 'reason')?.trim() ?? '';
    if (reason === '') throw new AgentError('"reason" must say why the change is needed');
    if (!folder.trusted) throw new AgentError('Nothing is written in a workspace that is not trusted');
    expectPolicy(folder);
    const paths = await pathsBelow(folder, textsIn(input, 'paths'));
    const branch = textIn(input, 'base');
    try {
      const base = branch === undefined ? await commitOf(folder.root, 'HEAD') : await mergeBase(folder.root, branch);
      const asked = await decide(folder.root, viewOf(folder.snapshot), { as: 'request', paths, base, reason, now: new Date() });
      return { text: answerText([`Asked for a decision on ${asked.paths.join(', ')}; commit ${asked.file}`]), data: { ...asked } };
    } catch (error) {
      if (error instanceof DecisionError || error instanceof GitError || error instanceof WriteError) throw new AgentError(error.message);
      throw error;
    }
  },
};
