import { nowhere } from '../../base/span.ts';
import { type MisplacedOutput, misplacedOutputs, misplacedOutputsIn } from '../../resolve/misplacedOutputs.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'docker/build-output-mismatch',
  summary: 'An image copies its build output from another place than the build writes to',
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['docker.copy-from', 'build.output'],
  reads: [],
  judge(claim, facts) {
    if (claim.kind === 'docker.copy-from') {
      const found = facts.ask(misplacedOutputsIn, claim.path).find(it => it.copy.span.start === claim.span.start);
      if (found === undefined) return holds;
      const { output, at, deeper } = found;
      const writes = `${output.tool} writes to "${at}" (${output.path})`;
      return fails({
        message: deeper
          ? `"${claim.key}" is copied, and the build output lies deeper; ${writes}`
          : `No build output at "${claim.key}"; ${writes}`,
        confidence: 'likely',
        ...groupOf(found),
        related: [{ path: output.path, span: output.span, message: 'the output is decided here' }],
        fixes: [changeTo(claim, claim.key.endsWith('/') ? `${at}/` : at, 'review')],
      });
    }
    if (claim.span.end === nowhere.end) return holds;
    const found = facts
      .ask(misplacedOutputs, '')
      .find(({ output }) => output.path === claim.path && output.span.start === claim.span.start);
    if (found === undefined) return holds;
    const { copy, output, at } = found;
    return fails({
      message: `${output.tool} writes to "${at}", and ${copy.path} copies "${copy.key}"`,
      confidence: 'likely',
      ...groupOf(found),
      related: [{ path: copy.path, span: copy.span, message: 'the image takes its files from here' }],
    });
  },
});

/** Either end may be the one that is wrong. */
const groupOf = ({ copy, output }: MisplacedOutput) => ({
  group: {
    id: `build-output:${output.path}:${copy.path}`,
    title: `${copy.path} takes another folder than ${output.path} writes to`,
  },
});
