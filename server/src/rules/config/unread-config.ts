import { nowhere } from '../../base/span.ts';
import { everyRole } from '../../facts/documents.ts';
import { configUse, hasToBeRead, readableConfigs } from '../../resolve/configReaders.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'config/unread-config',
  summary: 'Nothing reads a configuration',
  severity: 'info',
  confidence: 'likely',
  judges: ['tree.file'],
  reads: ['policy.must-be-read'],
  candidates: readableConfigs,
  roles: everyRole.filter(it => it !== 'vendored' && it !== 'generated'),
  judge({ path }, facts) {
    const use = facts.ask(configUse, path);
    if (use.is === 'read') return holds;
    if (use.is === 'unknown') return unknown('open');
    if (use.is === 'missed') {
      return fails({
        message: `Nothing reads it here: ${use.by.length === 1 ? 'the program that names it opens' : 'the programs that name it open'} "${use.at}"`,
        confidence: 'likely',
        related: use.by.map(it => ({ path: it, span: nowhere, message: 'it is looked for elsewhere here' })),
      });
    }
    if (!hasToBeRead(facts, path)) return holds;
    return fails({
      message: 'Nothing names it: no program, script, workflow, image, service, document or other configuration',
      confidence: 'likely',
    });
  },
});
