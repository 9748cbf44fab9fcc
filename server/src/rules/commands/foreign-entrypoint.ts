import { enumerate } from '../../base/enumerate.ts';
import { nowhere } from '../../base/span.ts';
import { islandOf } from '../../resolve/entrypoint.ts';
import { moduleNameOf } from '../../resolve/pythonModules.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'commands/foreign-entrypoint',
  summary: 'What `python -m` of a package runs has nothing to do with the package',
  severity: 'warning',
  confidence: 'likely',
  judges: ['python.main'],
  reads: ['python.module', 'python.self-contained', 'tree.file'],
  judge(claim, facts) {
    const island = islandOf(facts, claim);
    if (island === undefined) return holds;
    const command = `"python -m ${moduleNameOf(facts, claim.path)}"`;
    return fails({
      message:
        island.length === 0
          ? `${command} uses nothing of its package`
          : `${command} runs only ${enumerate(island, 4)}, which uses nothing else of the package`,
      confidence: 'likely',
      related: island.map(path => ({ path, span: nowhere, message: 'what it runs' })),
    });
  },
});
