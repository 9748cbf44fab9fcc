import { folderOf, type Path, relativePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { FactView } from '../../index/view.ts';
import { destinationOf } from '../../resolve/links.ts';
import { isReadFromRoot } from '../../resolve/readFromRoot.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/root-relative-link',
  summary: "A link is written from the repository's root and is dead from its own folder",
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['doc.link'],
  reads: ['tree.file', 'tree.folder', 'package.manifest'],
  roles: ['living', 'plan'],
  judge(claim, facts) {
    const destination = destinationOf(facts, claim);
    if (destination.is === 'unknown') return unknown(destination.because);
    if (destination.is !== 'from-root') return holds;
    const link = relativePath(folderOf(claim.path), destination.path);
    return fails({
      ...(isReadFromRoot(facts, claim.path) ? { confidence: 'likely' as const } : { proved: true }),
      message: `Dead from "${folderOf(claim.path)}/"; the same path exists from the root`,
      related: [{ path: destination.path, span: nowhere, message: 'what it was meant to lead to' }],
      group: { id: `root-relative-links:${claim.path}`, title: `Links of ${claim.path} are written from the root` },
      fixes: [changeTo(claim, encodeURI(link), mayBeOwn(facts, claim.path, destination.path) ? 'review' : 'safe', link)],
    });
  },
});

/** Whether the document's own folder holds one of the name that the path begins with: a file that was in there may be meant instead. */
const mayBeOwn = (facts: FactView<'tree.folder'>, document: Path, path: Path): boolean =>
  path.includes('/') && facts.get('tree.folder', `${folderOf(document)}/${path.split('/')[0]}`).length > 0;
