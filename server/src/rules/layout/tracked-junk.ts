import { nameOf } from '../../base/path.ts';
import { everyRole } from '../../facts/documents.ts';
import { junkAt, junkFiles, secretIn } from '../../resolve/junk.ts';
import { ignoredPath } from '../../resolve/paths.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'layout/tracked-junk',
  summary: 'A file that a program leaves behind lies among the sources',
  severity: 'warning',
  confidence: 'certain',
  judges: ['tree.file'],
  reads: ['env.variable', 'tree.file'],
  candidates: junkFiles,
  roles: everyRole,
  judge({ key: path }, facts) {
    const secret = secretIn(facts, path);
    if (secret !== undefined)
      return fails({
        message: `"${nameOf(path)}" holds ${secret.key} with a value that looks secret`,
        confidence: 'likely',
        related: [{ path, span: secret.span, message: 'the value stands here' }],
      });
    const junk = junkAt(path);
    if (junk === undefined) return holds;
    const ignored = facts.ask(ignoredPath, path);
    return fails({
      message: `"${nameOf(path)}" is ${junk.what}, ${ignored ? 'tracked although an ignore file leaves it out' : 'and no ignore file leaves it out'}`,
      confidence: junk.kept === undefined || (ignored && junk.kept === 'unless ignored') ? 'certain' : 'likely',
      group: { id: `layout/tracked-junk ${junk.id}`, title: `Each is ${junk.what}` },
    });
  },
});
