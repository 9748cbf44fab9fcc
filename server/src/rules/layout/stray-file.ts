import { extensionOf, folderOf, nameOf } from '../../base/path.ts';
import { everyRole } from '../../facts/documents.ts';
import { misplacementOf, strayFiles } from '../../resolve/layout.ts';
import { defineRule, fails, type Fix, holds } from '../rule.ts';

export default defineRule({
  id: 'layout/stray-file',
  summary: 'A file lies where the policy does not want it',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['tree.file', 'disk.ignored-file'],
  reads: ['policy.allowed', 'policy.route'],
  candidates: strayFiles,
  roles: everyRole,
  judge(claim, facts) {
    const { key: path, kind } = claim;
    const misplaced = misplacementOf(facts, path);
    if (misplaced === undefined) return holds;
    const { by, to } = misplaced;
    const folder = folderOf(path) === '' ? 'the root folder' : folderOf(path);
    const why = by.kind === 'policy.route' && by.value.why !== undefined ? ` (${by.value.why})` : '';
    const group = {
      id: `layout/stray-file ${by.path}:${by.kind === 'policy.route' ? by.key : by.value.folder}`,
      title: `Files that do not belong in ${folder}`,
    };
    const related = [
      { path: by.path, span: by.span, message: by.kind === 'policy.route' ? 'this route leads elsewhere' : 'this is what may lie there' },
    ];
    if (to === undefined)
      return fails({ byPolicy: true, message: `"${nameOf(path)}" is none of what may lie in ${folder}`, related, group });
    const message = `"${nameOf(path)}" does not belong in ${folder}; it goes to ${folderOf(to) === '' ? 'the root folder' : folderOf(to)}${why}`;
    // A link says nothing of where its target belongs, and nothing is overwritten.
    if ((claim.kind === 'tree.file' && claim.value.link) || facts.get('tree.file', to).length > 0)
      return fails({ byPolicy: true, message, related, group });
    const safe = kind === 'tree.file' && !isCode.test(extensionOf(path));
    const move: Fix = { title: `Move to ${to}`, kind: safe ? 'safe' : 'review', changes: [{ type: 'move', path, to }] };
    return fails({ byPolicy: true, message, related, group, fixes: [move] });
  },
});

/** Of code: what imports it, and what it imports, is more than references that can be told. */
const isCode =
  /^\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|java|kts?|cs|fs|swift|scala|c|cc|cpp|h|hpp|sh|bash|zsh|ps1|bat|cmd|pl|lua|r|jl|exs?|vue|svelte)$/;
