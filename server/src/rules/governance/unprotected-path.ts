import { nowhere } from '../../base/span.ts';
import { everyRole } from '../../facts/documents.ts';
import { coverageOf } from '../../resolve/coverage.ts';
import { changeAdding } from '../edit.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'governance/unprotected-path',
  summary: 'Nothing protects files of an area that the policy wants covered',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['policy.to-protect'],
  reads: [],
  roles: everyRole,
  judge({ key: area, path, value: { written, add } }, facts) {
    const { files, open, patterns } = facts.ask(coverageOf, area);
    if (open.length === 0) return holds;
    const of = open.length === files ? `any of the ${files} files` : `${open.length} of the ${files} files`;
    const shown = patterns.slice(0, 3).map(it => `"${it}"`);
    const more = patterns.length > shown.length ? ` and ${patterns.length - shown.length} more` : '';
    const which = patterns[0] === area ? '' : `: ${shown.join(', ')}${more}`;
    return fails({
      message: files === 1 ? `Nothing protects the file of "${written}"` : `Nothing protects ${of} of "${written}"${which}`,
      related: open.slice(0, 5).map(it => ({ path: it, span: nowhere, message: 'nothing protects it' })),
      fixes: [changeAdding(path, add, patterns, patterns.length === 1 ? `Protect "${patterns[0]}"` : `Protect ${patterns.length} paths`)],
    });
  },
});
