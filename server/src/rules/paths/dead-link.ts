import { folderOf, relativePath } from '../../base/path.ts';
import { destinationOf } from '../../resolve/links.ts';
import { groupOf, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-link',
  summary: 'A link or image leads to a file that is not there',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['doc.link'],
  reads: ['tree.file', 'tree.folder', 'tree.name', 'history.removed'],
  roles: ['living', 'site'],
  judge(claim, facts) {
    const destination = destinationOf(facts, claim);
    if (destination.is === 'unknown') return unknown(destination.because);
    if (destination.is !== 'missing') return holds;
    const { path } = destination;
    const happened = whatHappened(facts, path);
    const now = replacementOf(facts, path);
    const newText = now === undefined ? '' : claim.key.startsWith('/') ? `/${now.path}` : relativePath(folderOf(claim.path), now.path);
    return fails({
      message: `No file "${path}"${happened === undefined ? '' : `; ${happened}`}`,
      ...groupOf(facts, path),
      ...(now === undefined
        ? {}
        : {
            related: [
              { path: now.path, span: { start: 0, end: 0 }, message: now.by === 'history' ? 'it is here now' : 'a file of the same name' },
            ],
            fixes: [
              {
                title: `Change to "${newText}"`,
                kind: now.by === 'history' ? ('safe' as const) : ('review' as const),
                changes: [{ type: 'edit' as const, path: claim.path, span: claim.span, newText: encodeURI(newText) }],
              },
            ],
          }),
    });
  },
});
