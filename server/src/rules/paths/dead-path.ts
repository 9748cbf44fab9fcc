import { nowhere } from '../../base/span.ts';
import { isAboutWorkspace, isBareName, standingOf, writtenLike } from '../../resolve/namedPaths.ts';
import { sameSuffix, sameSuffixFolders } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { groupOf, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-path',
  summary: 'A path in a text, or in a document that lists paths, is not there any more',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['doc.path'],
  reads: ['tree.file', 'tree.folder', 'tree.name', 'history.removed'],
  judge(claim, facts) {
    const data = claim.value.origin === 'data';
    if (data && !isAboutWorkspace(facts, claim)) return unknown('not-local');
    const place = standingOf(facts, claim);
    if (place.is === 'there' || place.is === 'other-case') return holds;
    if (place.is === 'unknown') return unknown(place.because);
    if (isBareName(facts, claim)) return unknown('elsewhere');
    const { path } = place;
    if (facts.ask(isProduced, path)) return unknown('produced');
    if (place.is === 'nowhere') {
      if (sameSuffix(facts, path).length + sameSuffixFolders(facts, path).length > 0) return unknown('elsewhere');
      if (!place.likely) return unknown(place.history === 'ready' ? 'unproven' : 'history');
    }
    const now = replacementOf(facts, path);
    return fails({
      message: `Nothing is at "${path}"${whatHappened(facts, path)}`,
      confidence: place.is === 'gone' ? 'certain' : 'likely',
      ...(data ? {} : { severity: 'info' as const }),
      ...groupOf(facts, path),
      related: now === undefined ? [] : [{ path: now.path, span: nowhere, message: now.why }],
      fixes: now === undefined ? [] : [changeTo(claim, writtenLike(claim, now.path), now.sure ? 'safe' : 'review')],
    });
  },
});
