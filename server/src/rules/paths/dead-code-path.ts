import { folderOf, resolvePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import { codeListOf, hasAlternative } from '../../resolve/codeLists.ts';
import { existence, past } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { groupOf, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-code-path',
  summary: 'A list of paths in a source file names one that is not there',
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['code.path'],
  reads: ['tree.file', 'tree.folder', 'tree.name'],
  judge(claim, facts) {
    const list = codeListOf(facts, claim);
    const path = list && resolvePath(list.base, claim.key);
    if (list === undefined || path === undefined || list.there.length === 0) return unknown('unproven');
    const there = facts.ask(existence, path);
    if (there === 'file' || there === 'folder') return holds;
    if (there !== 'missing') return unknown(there);
    if (facts.ask(isProduced, path)) return unknown('produced');
    if (hasAlternative(list, path)) return unknown('conditional');
    const removed = facts.ask(past, path).state === 'removed';
    const most = list.there.length >= 3 && list.there.length > list.missing.length * 2;
    const demanded = demands.test(claim.value.name) && folderOf(path) !== '' && facts.get('tree.folder', folderOf(path)).length > 0;
    if (!removed && !most && !demanded) return unknown('unproven');
    const now = replacementOf(facts, path, claim.path);
    return fails({
      message: `Nothing is at "${path}", which "${claim.value.name}" lists${whatHappened(facts, path)}`,
      confidence: 'likely',
      ...groupOf(facts, path),
      related: list.there.slice(0, 1).map(it => ({ path: it, span: nowhere, message: 'another of the list is here' })),
      fixes: now === undefined || list.base !== '' ? [] : [changeTo(claim, now.path, now.sure ? 'safe' : 'review')],
    });
  },
});

/** Names of lists that mean nothing unless what they list is there. */
const demands = /protect|require|critical|sensitive|mandatory|canonical|core|must|govern|approv|tracked|source_?of_?truth|sot/i;
