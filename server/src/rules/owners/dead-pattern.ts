import { isSlip, mayBeForGitLab, ownersFile, ownersPatternMatches } from '../../resolve/owners.ts';
import { isLaidAside } from '../../resolve/archives.ts';
import { literalOwnersPath } from '../../base/ownersPattern.ts';
import { existence, past } from '../../resolve/paths.ts';
import { changeTo, removing } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'owners/dead-pattern',
  summary: 'A CODEOWNERS pattern matches no file',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['owners.pattern'],
  reads: [],
  judge({ key, path, span, value: { syntax, line } }, facts) {
    if (facts.ask(ownersFile, syntax) !== path) return unknown('not-local');
    if (facts.ask(ownersPatternMatches, `${syntax} ${key}`)) return holds;
    // GitLab wants a slash behind a folder, and shows examples without one.
    if (syntax === 'gitlab' && !key.endsWith('*') && facts.ask(ownersPatternMatches, `gitlab ${key}/`)) return unknown('open');
    if (syntax === 'github' && facts.ask(mayBeForGitLab, path) && facts.ask(ownersPatternMatches, `gitlab ${key}`)) return unknown('open');
    const literal = literalOwnersPath(key) ?? key.replace(/^\/|\/$/g, '');
    if (facts.ask(existence, literal) === 'ignored') return unknown('ignored');
    const removed = facts.ask(past, literal);
    const remove = removing(path, line, 'Remove the line');
    const none = `No file matches "${key}"`;
    const folder = key.replace(/(?<=\/)\*{1,2}$/, '');
    const deeper = `; all files of the folder lie deeper, where "${folder}" holds`;
    if (folder !== key && facts.ask(ownersPatternMatches, `${syntax} ${folder}`))
      return fails({ message: none + deeper, fixes: [changeTo({ path, span }, folder, 'review'), remove] });
    // Owners are named ahead of what they will own, and for what another copy of the repository has.
    if (removed.state !== 'removed')
      return fails({ message: none, fixes: [remove], confidence: isSlip(facts, key) ? 'certain' : 'likely' });
    const message = `${none}; it ${removed.to === undefined ? `was removed in ${removed.commit} (${removed.date})` : `is now "${removed.to}"`}`;
    // Whoever owned what was laid aside owns what took its place, wherever that is.
    if (removed.to === undefined || isLaidAside(literal, removed.to, path)) return fails({ message, fixes: [remove] });
    const newText = `${key.startsWith('/') ? '/' : ''}${removed.to.replaceAll(' ', '\\ ')}${key.endsWith('/') ? '/' : ''}`;
    return fails({ message, fixes: [changeTo({ path, span }, newText, removed.edited ? 'review' : 'safe'), remove] });
  },
});
