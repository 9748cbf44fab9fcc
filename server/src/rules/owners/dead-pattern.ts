import { isSlip, mayBeForGitLab, ownersFile, ownersPatternMatches } from '../../resolve/owners.ts';
import { literalOwnersPath } from '../../base/ownersPattern.ts';
import { existence, past } from '../../resolve/paths.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

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
    const remove: Fix = { title: 'Remove the line', kind: 'review', changes: [{ type: 'edit', path, span: line, newText: '' }] };
    const folder = key.replace(/(?<=\/)\*{1,2}$/, '');
    if (folder !== key && facts.ask(ownersPatternMatches, `${syntax} ${folder}`))
      return fails({
        message: `No file matches "${key}"; all files of the folder lie deeper, where "${folder}" holds`,
        fixes: [changeTo({ path, span }, folder, 'review'), remove],
      });
    // Owners are named ahead of what they will own, and for what another copy of the repository has.
    if (removed.state !== 'removed')
      return fails({ message: `No file matches "${key}"`, fixes: [remove], confidence: isSlip(facts, key) ? 'certain' : 'likely' });
    const { commit, date, to, edited } = removed;
    if (to === undefined) return fails({ message: `No file matches "${key}"; it was removed in ${commit} (${date})`, fixes: [remove] });
    const newText = `${key.startsWith('/') ? '/' : ''}${to.replaceAll(' ', '\\ ')}${key.endsWith('/') ? '/' : ''}`;
    const rename = changeTo({ path, span }, newText, edited ? 'review' : 'safe');
    return fails({ message: `No file matches "${key}"; it is now "${to}"`, fixes: [rename, remove] });
  },
});
