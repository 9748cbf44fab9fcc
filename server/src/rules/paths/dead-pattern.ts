import { folderOf, relativePath, resolvePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import { isLaidAside } from '../../resolve/archives.ts';
import { existence, past } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-pattern',
  summary: "A tool's configuration names files that are gone",
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['tool.pattern'],
  reads: [],
  judge(claim, facts) {
    const { tool, setting, literal, line } = claim.value;
    const base = folderOf(claim.path);
    const path = resolvePath(base, literal);
    if (path === undefined) return unknown('not-local');
    const there = facts.ask(existence, path);
    if (there === 'file' || there === 'folder') return holds;
    if (there !== 'missing') return unknown(there);
    if (facts.ask(isProduced, path)) return unknown('produced');
    const gone = facts.ask(past, path);
    if (gone.state !== 'removed') return unknown(gone.state === 'pending' ? 'history' : 'unproven');
    const where = setting === '' ? tool : `${tool}'s ${setting}`;
    const fixes: Fix[] = [];
    if (gone.to !== undefined && !isLaidAside(path, gone.to, claim.path))
      fixes.push(
        changeTo(
          claim,
          claim.key.replace(literal, () => relativePath(base, gone.to ?? '')),
          gone.edited ? 'review' : 'safe',
        ),
      );
    if (line !== undefined)
      fixes.push({ title: 'Remove the line', kind: 'review', changes: [{ type: 'edit', path: claim.path, span: line, newText: '' }] });
    return fails({
      message: `"${claim.key}" in ${where} matches nothing: no "${path}"${whatHappened(facts, path)}`,
      confidence: 'likely',
      related: gone.to === undefined ? [] : [{ path: gone.to, span: nowhere, message: 'it is here now' }],
      fixes,
    });
  },
});
