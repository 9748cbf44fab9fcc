import { compileGlob } from '../../base/glob.ts';
import { nowhere } from '../../base/span.ts';
import { runnersOf } from '../../resolve/runners.ts';
import { judgedForWiring, unwiredSiblings } from '../../resolve/unwiredChecks.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'ci/unwired-check',
  summary: 'A script that should check the workspace is run by no workflow, hook or task',
  severity: 'warning',
  confidence: 'certain',
  judges: ['policy.required-check', 'script.purpose', 'tree.file'],
  reads: ['workflow.file', 'gitlab.job', 'hook.use'],
  candidates: judgedForWiring,
  judge(claim, facts) {
    if (claim.kind === 'policy.required-check') {
      const { key, value } = claim;
      if (facts.get('tree.file', key).length === 0) return fails({ message: `No file "${key}", which has to be run` });
      const matchers = value.runBy.map(it => compileGlob(it));
      const runners = facts.ask(runnersOf, key);
      if (runners.some(runner => matchers.length === 0 || matchers.some(it => it?.(runner) === true))) return holds;
      const who =
        value.runBy.length === 0 ? 'No workflow, hook or task runs' : `Nothing in ${value.runBy.map(it => `"${it}"`).join(', ')} runs`;
      return fails({
        message: `${who} "${key}"`,
        related: runners.map(it => ({ path: it, span: nowhere, message: 'it is run here' })),
      });
    }
    if (facts.ask(runnersOf, claim.path).length > 0) return holds;
    if (claim.kind === 'script.purpose') {
      const hasCi = facts.all('workflow.file').length > 0 || facts.all('gitlab.job').length > 0;
      if (!hasCi && facts.all('hook.use').length === 0) return unknown('not-local');
      return fails({ message: `It says that ${claim.value.runner} runs it, and no workflow, hook or task does`, confidence: 'likely' });
    }
    // What the script says itself is judged there.
    if (facts.in(claim.path, 'script.purpose').length > 0 || !facts.ask(unwiredSiblings, '').includes(claim.path)) return holds;
    return fails({ message: 'No workflow, hook or task runs it, as they run the checks beside it', confidence: 'likely' });
  },
});
