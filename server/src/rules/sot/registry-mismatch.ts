import { nowhere } from '../../base/span.ts';
import { everyRole } from '../../facts/documents.ts';
import { defectOf, missingFor } from '../../resolve/registries.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'sot/registry-mismatch',
  summary: 'Lists that should name the same differ',
  severity: 'warning',
  confidence: 'certain',
  judges: ['policy.source', 'policy.listed'],
  reads: [],
  roles: everyRole,
  judge(claim, facts) {
    if (claim.kind === 'policy.listed') {
      const missing = missingFor(facts, claim);
      if (missing === undefined) return holds;
      const places = missing.in.map(it => `"${it}"`).join(' and ');
      return fails({
        message: places === '' ? `No file "${missing.name}"` : `"${missing.name}" is missing in ${places}`,
        related: missing.in.map(it => ({
          path: it.replace(/#.*$/, ''),
          span: facts.get('policy.listed', it)[0]?.span ?? nowhere,
          message: 'this list is without it',
        })),
      });
    }
    const defect = defectOf(facts, claim);
    if (defect === undefined) return holds;
    const { lists, files } = claim.value;
    if ('list' in defect) {
      const at = lists.find(it => it.written === defect.list)?.span ?? claim.span;
      return fails({ message: `No list at "${defect.list}"`, span: at });
    }
    const [first = ''] = lists.map(it => it.written);
    const shown = defect.unlisted.slice(0, 5).map(it => `"${it}"`);
    return fails({
      message: `Missing in "${first}": ${shown.join(', ')}${defect.unlisted.length > 5 ? ` and ${defect.unlisted.length - 5} more` : ''}`,
      span: files?.span ?? claim.span,
      related: defect.unlisted.slice(0, 5).map(path => ({ path, span: nowhere, message: 'it is not listed' })),
    });
  },
});
