import { enumerate } from '../../base/enumerate.ts';
import { manifestsOf } from '../../resolve/ecosystems.ts';
import { matchesFolder } from '../../resolve/directories.ts';
import { existence } from '../../resolve/paths.ts';
import { groupOf, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'deps/dead-directory',
  summary: 'Dependabot is told to look in a folder where there is nothing to update',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['dependabot.directory'],
  reads: ['tree.file'],
  judge(claim, facts) {
    const { ecosystem, pattern } = claim.value;
    const folder = claim.key.replace(/^(?:\.?\/)+|^\.$/, '').replace(/\/+$/, '');
    if (pattern)
      return facts.ask(matchesFolder, folder) ? holds : fails({ message: `No folder matches "${claim.key}"`, confidence: 'likely' });
    if (/[*?[\]{}$]|(?:^|\/)\.\.(?:\/|$)/.test(folder)) return unknown('placeholder');
    const found = facts.ask(existence, folder);
    if (found === 'opaque' || found === 'ignored') return unknown(found);
    if (found !== 'folder') {
      const now = replacementOf(facts, folder, claim.path);
      return fails({
        message: `No folder "${claim.key}"${whatHappened(facts, folder)}`,
        ...groupOf(facts, `${folder}/`),
        fixes:
          now === undefined ? [] : [changeTo(claim, `${claim.key.startsWith('/') ? '/' : ''}${now.path}`, now.sure ? 'safe' : 'review')],
      });
    }
    const names = manifestsOf.get(ecosystem);
    const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
    if (names === undefined || names.some(it => facts.get('tree.file', at(it)).length > 0)) return holds;
    if (ecosystem === 'gomod' && facts.get('tree.file', at('go.work')).length > 0) return unknown('open');
    return fails({ message: `No ${enumerate(names)} in "${claim.key}", so that "${ecosystem}" has nothing to update there` });
  },
});
