import { everyRole } from '../../facts/documents.ts';
import { rewritingOf } from '../../resolve/ledger.ts';
import { defineRule, fails, type Fix, holds } from '../rule.ts';

export default defineRule({
  id: 'governance/rewritten-ledger',
  summary: 'A line of a file that may only grow was changed or removed',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['change.ledger-base'],
  reads: ['change.path'],
  roles: everyRole,
  judge({ key: path }, facts) {
    const rewriting = facts.ask(rewritingOf, path);
    if (rewriting === undefined) return holds;
    if (facts.get('change.path', path)[0]?.value.after === null) return fails({ message: 'A ledger only grows, and this one was removed' });
    const { line, count, at } = rewriting;
    const more = count === 1 ? '' : `, and ${count - 1} more`;
    const restore: Fix = {
      title: 'Bring the line back',
      kind: 'review',
      changes: [{ type: 'edit', path, span: { start: at.start, end: at.start }, newText: `${line}\n` }],
    };
    return fails({ span: at, message: `A ledger only grows; "${shortened(line)}" was changed or removed${more}`, fixes: [restore] });
  },
});

const shortened = (line: string): string => (line.length > 60 ? `${line.slice(0, 59)}…` : line);
